/** What every handler shares: JSON in and out, structured logs, and the settings of its environment. */
package org.transithandshake.step;
