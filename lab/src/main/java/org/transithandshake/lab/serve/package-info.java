/** The lab on the loopback interface, for the AWS CLI and any SDK, with virtual time that follows real time. */
package org.transithandshake.lab.serve;
