/** IAM of the lab: roles, policies and the decision on every call. */
package org.transithandshake.lab.iam;
