/** Leaving with the stack: what the custom resource of either account does when the stack is deleted. */
package org.transithandshake.leave;
