/** Which routes a VPC's route tables need for a gateway's destinations: pure, from what is there to what to change. */
package org.transithandshake.routing;
