/** CloudFormation of the lab: reads, checks and deploys the real SAM template. */
package org.transithandshake.lab.template;
