/** What the handshake counts, and how it reaches CloudWatch: one line on standard output, no call. */
package org.transithandshake.metric;
