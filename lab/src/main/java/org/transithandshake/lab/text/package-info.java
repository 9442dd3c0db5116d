/** Files that people name: what is in them as text, or one sentence that says why it is not to be had. */
package org.transithandshake.lab.text;
