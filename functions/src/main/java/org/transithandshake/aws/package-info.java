/** The only package that touches the AWS SDK: gateways to the services, and AWS error codes as our exceptions. */
package org.transithandshake.aws;
