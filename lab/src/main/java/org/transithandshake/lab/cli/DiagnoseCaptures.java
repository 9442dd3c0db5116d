package org.transithandshake.lab.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.transithandshake.lab.capture.BinaryCapture;
import org.transithandshake.lab.capture.Capture;
import org.transithandshake.lab.capture.CaptureException;
import org.transithandshake.lab.capture.CaptureReader;
import org.transithandshake.lab.capture.Diagnosis;
import org.transithandshake.lab.capture.Doctor;
import org.transithandshake.lab.capture.Side;
import org.transithandshake.lab.capture.Verdict;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code handshake diagnose --client --server}: what tcpdump saw at both ends, and what it means. */
final class DiagnoseCaptures {
    private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final long MOST_BYTES = 200_000_000;

    @Option(names = "--client", paramLabel = "FILE",
            description = "what tcpdump printed or wrote (-w) where the connection begins")
    private Path client;

    @Option(names = "--server", paramLabel = "FILE",
            description = "what tcpdump printed or wrote (-w) where the service listens")
    private Path server;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    boolean areNamed() {
        return client != null || server != null;
    }

    int run(boolean json) throws IOException {
        Diagnosis diagnosis = diagnose();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JSON.writeValueAsString(DiagnosisJson.of(diagnosis)));
        } else {
            out.print(DiagnosisText.of(diagnosis, Paint.choose(System.getenv(), System.console() != null)));
        }
        out.flush();
        return diagnosis.verdict() == Verdict.COMPLETE ? Handshake.OK : Handshake.NO;
    }

    Diagnosis diagnose() throws IOException {
        try {
            if (client == null || server == null) {
                return Doctor.diagnose(client == null ? read(server, Side.SERVER) : read(client, Side.CLIENT));
            }
            Capture there = read(client, Side.CLIENT);
            if (Files.exists(server) && Files.isSameFile(client, server)) {
                throw new ParameterException(spec.commandLine(), "--client and --server are the same file " + client
                        + "; name the capture of each end, or give only the one that there is");
            }
            return Doctor.diagnose(there, read(server, Side.SERVER));
        } catch (CaptureException unreadable) {
            throw new IOException(SafeText.of(unreadable.getMessage()), unreadable);
        }
    }

    private Capture read(Path file, Side side) throws IOException {
        String option = side == Side.CLIENT ? "--client" : "--server";
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new ParameterException(spec.commandLine(), "Invalid value for option '" + option
                    + "': " + (Files.isDirectory(file) ? file + " is a folder" : "there is no readable file "
                    + file) + "; name the text that tcpdump printed");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new ParameterException(spec.commandLine(), "Invalid value for option '" + option + "': " + file
                    + " is larger than 200 MB; print only the connection in question (tcpdump -nn -r ... tcp port 22)");
        }
        byte[] bytes = Files.readAllBytes(file);
        return CaptureReader.read(file.toString(), side,
                BinaryCapture.isOne(bytes) ? BinaryCapture.print(file) : bytes);
    }
}
