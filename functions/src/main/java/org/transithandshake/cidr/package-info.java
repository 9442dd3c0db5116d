/** Address ranges as AWS writes them; pure. */
package org.transithandshake.cidr;
