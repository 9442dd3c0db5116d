/** AWS AppConfig: hosted versions, deployments that are checked before and watched afterwards, and who reads them. */
package org.transithandshake.lab.appconfig;
