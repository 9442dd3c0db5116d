/** Custom resources of CloudFormation that a function provides. */
package org.transithandshake.lab.custom;
