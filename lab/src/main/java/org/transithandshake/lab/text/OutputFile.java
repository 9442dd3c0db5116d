package org.transithandshake.lab.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file to write that somebody names on the command line. */
public final class OutputFile {
    private OutputFile() {
    }

    /**
     * Asked before the work begins, so that nobody waits for a result that cannot be kept.
     *
     * @throws BadFile if the file cannot be written as it looks now
     */
    public static void requireWritable(Path file) {
        if (Files.isDirectory(file)) {
            throw new BadFile(file + " is a folder; name a file in it to write");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new BadFile(file + " cannot be written: there is no folder " + folder + "; make it first: mkdir -p "
                    + folder);
        }
        if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            throw cannot(file);
        }
    }

    /** @throws BadFile if writing one would overwrite the other */
    public static void requireOther(Path file, Path other) {
        try {
            if (file.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())
                    || Files.exists(file) && Files.exists(other) && Files.isSameFile(file, other)) {
                throw new BadFile(file + " is named twice, and would be overwritten; name another file to write");
            }
        } catch (IOException e) {
            throw cannot(file);
        }
    }

    /** @throws BadFile if the file cannot be written */
    public static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw cannot(file);
        }
    }

    private static BadFile cannot(Path file) {
        return new BadFile(file + " cannot be written; name a file where you may write, and where there is room");
    }
}
