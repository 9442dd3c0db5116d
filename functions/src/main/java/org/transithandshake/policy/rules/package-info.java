/** The rules of a policy file: what a person wrote, made ready to decide; pure. */
package org.transithandshake.policy.rules;
