package org.transithandshake.lab.lambda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Standard output of this process, except for what handlers print: as in Lambda, that goes to their function's log and
 * not to the terminal. A handler has a thread of its own, by which its lines are known.
 */
final class StandardOut extends OutputStream {
    private static final ThreadLocal<ByteArrayOutputStream> KEPT = new ThreadLocal<>();
    private final PrintStream original;

    private StandardOut(PrintStream original) {
        this.original = original;
    }

    /** Keeps what the calling thread prints from now on. */
    static void keep() {
        KEPT.set(new ByteArrayOutputStream());
        install();
    }

    /** Ends that, and answers the lines. */
    static List<String> kept() {
        String text = KEPT.get().toString(StandardCharsets.UTF_8);
        KEPT.remove();
        return text.lines().toList();
    }

    private static synchronized void install() {
        if (!(System.out instanceof Divided)) {
            System.setOut(new Divided(System.out));
        }
    }

    @Override
    public void write(int octet) throws IOException {
        stream().write(octet);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        stream().write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        stream().flush();
    }

    private OutputStream stream() {
        return KEPT.get() == null ? original : KEPT.get();
    }

    /** Tells whether it has been put in place already. */
    private static final class Divided extends PrintStream {
        private Divided(PrintStream original) {
            super(new StandardOut(original), true, original.charset());
        }
    }
}
