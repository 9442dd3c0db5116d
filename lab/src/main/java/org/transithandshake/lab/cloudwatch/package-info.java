/** CloudWatch: the alarms of the shipped template, and the few metrics that they watch. */
package org.transithandshake.lab.cloudwatch;
