/** The events we read and send, as records; pure. A message is a doorbell: it says look, never believe. */
package org.transithandshake.event;
