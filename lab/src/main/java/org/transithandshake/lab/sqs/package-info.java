/** Amazon SQS: standard queues, as people read them and as other services of the lab send to them. */
package org.transithandshake.lab.sqs;
