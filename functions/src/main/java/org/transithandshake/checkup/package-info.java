/** What an account's setup says about the handshake: pure checks over facts, for the daily look and for the doctor. */
package org.transithandshake.checkup;
