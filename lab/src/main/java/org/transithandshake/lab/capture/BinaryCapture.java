package org.transithandshake.lab.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Reads a pcap or pcapng file with tcpdump itself, the best reader of both there is. Lines are then numbers of packets.
 * The file is its standard input: a name that begins with a hyphen is no option, and tcpdump needs no right to open it.
 */
public final class BinaryCapture {
    private static final List<String> COMMAND = List.of("tcpdump", "-nn", "-tttt", "-r", "-");
    private static final int SECONDS = 60;

    private BinaryCapture() {
    }

    public static boolean isOne(byte[] bytes) {
        return TextFile.isBinaryCapture(bytes);
    }

    /**
     * What tcpdump prints of it; of a file that was cut off, what is there.
     *
     * @throws CaptureException if tcpdump is not installed, or cannot read the file
     */
    public static byte[] print(Path file) throws IOException {
        return print(file, COMMAND);
    }

    static byte[] print(Path file, List<String> command) throws IOException {
        Path printed = Files.createTempFile("capture", ".txt");
        Path complaints = Files.createTempFile("capture", ".err");
        try {
            run(file, command, printed, complaints);
            byte[] text = Files.readAllBytes(printed);
            if (text.length == 0) {
                throw new CaptureException(file + ": tcpdump printed nothing of it: "
                        + Files.readString(complaints, StandardCharsets.ISO_8859_1).lines()
                                .reduce((first, last) -> last).orElse("it holds no packet"));
            }
            return text;
        } finally {
            Files.deleteIfExists(printed);
            Files.deleteIfExists(complaints);
        }
    }

    private static void run(Path file, List<String> command, Path printed, Path complaints) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectInput(file.toFile()).redirectOutput(printed.toFile())
                    .redirectError(complaints.toFile()).start();
        } catch (IOException e) {
            throw new CaptureException(file + " is a binary capture (pcap or pcapng), and " + command.getFirst()
                    + ", which reads it, is not installed here; install it, or print the file where it is:"
                    + " tcpdump -nn -r FILE > FILE.txt");
        }
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new CaptureException(file + ": tcpdump took more than " + SECONDS
                        + " seconds; print only the connection in question (tcpdump -nn -r ... tcp port 22)");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CaptureException(file + ": reading was interrupted");
        } finally {
            process.destroyForcibly();
        }
    }
}
