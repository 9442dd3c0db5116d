package org.transithandshake.lab.capture;

/** A packet that a capture shows. */
sealed interface Packet permits Segment, IcmpError {

    /** Where it is printed; a verbose packet of two lines stands at its first. */
    Source source();

    /**
     * @param file as it was named by the caller
     * @param line from 1
     * @param text what is printed there, without what surrounds it
     */
    record Source(String file, int line, String text) {
    }
}
