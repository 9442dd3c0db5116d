/** One self-contained HTML page of what accounts know: a picture, who reaches whom, and what to mend. */
package org.transithandshake.lab.report;
