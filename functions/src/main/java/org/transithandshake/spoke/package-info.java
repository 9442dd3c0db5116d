/** The handlers of a spoke, account A: one step each. */
package org.transithandshake.spoke;
