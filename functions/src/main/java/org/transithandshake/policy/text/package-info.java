/** A policy as a person wrote it: YAML or JSON with the place of every word, and all that is wrong with it at once. */
package org.transithandshake.policy.text;
