/** Parameter Store of AWS Systems Manager, as far as it keeps texts with their versions and tells of a change. */
package org.transithandshake.lab.ssm;
