/** What is looked at once a day in either account, because it changes seldom. */
package org.transithandshake.daily;
