/**
 * Reads what {@code tcpdump} printed at both ends of a connection and says what became of it. Pure: text in, records
 * out. The steps: {@link org.transithandshake.lab.capture.CaptureReader} turns lines into packets,
 * {@link org.transithandshake.lab.capture.Attempts} packets into connection attempts,
 * {@link org.transithandshake.lab.capture.Pairing} finds the same attempt in both captures, and the judges weigh what
 * each end saw. Only the order of packets counts, never their time stamps: the two clocks may differ.
 */
package org.transithandshake.lab.capture;
