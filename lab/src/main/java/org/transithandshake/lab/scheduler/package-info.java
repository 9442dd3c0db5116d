/** Amazon EventBridge Scheduler: schedules of a stack that invoke functions at a rate. */
package org.transithandshake.lab.scheduler;
