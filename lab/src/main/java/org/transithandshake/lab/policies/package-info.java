/** Policies at a person's desk: recorded requests, test cases, and what a change of policy would change. */
package org.transithandshake.lab.policies;
