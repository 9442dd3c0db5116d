/** What an account's setup says about the handshake: pure checks over facts that {@code read} gathered. */
package org.transithandshake.lab.doctor;
