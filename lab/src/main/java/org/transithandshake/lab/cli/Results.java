package org.transithandshake.lab.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** Standard output that remembers why it failed; a {@code PrintWriter} keeps only that it did. */
final class Results extends OutputStream {
    private final OutputStream to;
    private IOException failure;

    Results(OutputStream to) {
        this.to = to;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            to.write(bytes, from, length);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    /** Why not everything was written; not where a reader such as {@code head} had enough and left. */
    Optional<String> lost() {
        return Optional.ofNullable(failure).map(IOException::getMessage)
                .filter(why -> !why.toLowerCase(Locale.ROOT).contains("broken pipe"));
    }
}
