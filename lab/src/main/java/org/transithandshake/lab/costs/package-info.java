/** What the handshake costs: counts of a lab's journal times AWS's prices. */
package org.transithandshake.lab.costs;
