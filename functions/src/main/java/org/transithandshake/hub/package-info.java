/** The handlers of the hub, account B: one step each. */
package org.transithandshake.hub;
