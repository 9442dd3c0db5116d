/** DynamoDB, as far as tables with one key, single items, conditions and updates go. */
package org.transithandshake.lab.dynamodb;
