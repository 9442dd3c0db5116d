/** Reads what one account knows of its network, for {@link org.transithandshake.lab.facts}; changes nothing. */
package org.transithandshake.lab.collect;
