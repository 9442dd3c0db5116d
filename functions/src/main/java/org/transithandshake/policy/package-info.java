/** Who may connect, and where to: pure functions from facts to a {@link org.transithandshake.policy.Decision}. */
package org.transithandshake.policy;
