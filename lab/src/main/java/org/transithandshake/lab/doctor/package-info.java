/** Reads the facts of an account through the AWS SDK: Describe, Get and List only. */
package org.transithandshake.lab.doctor;
