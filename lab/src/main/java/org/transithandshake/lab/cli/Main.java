package org.transithandshake.lab.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The command line. */
public final class Main {
    private static final int WIDTH = 110;
    private static final int FAILED = Handshake.FAILED;

    private Main() {
    }

    public static void main(String[] arguments) {
        System.exit(run(new FileOutputStream(FileDescriptor.out),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8), arguments));
    }

    /** A result that could not be printed is no result: without this, a full disk would leave half a side file. */
    static int run(OutputStream standardOutput, PrintWriter err, String... arguments) {
        Results results = new Results(standardOutput);
        PrintWriter out = new PrintWriter(results, true, StandardCharsets.UTF_8);
        int exit = run(out, err, arguments);
        out.flush();
        return results.lost().map(why -> {
            err.println("handshake: standard output could not be written: " + why + "; what it has is not whole, run"
                    + " the command again where there is room");
            return FAILED;
        }).orElse(exit);
    }

    /** Runs one command; the answer is its exit code, see {@link Handshake}. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = commands().setOut(out).setErr(err);
        line.setParameterExceptionHandler(Main::explain);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("handshake: " + (failure.getMessage() == null
                    ? failure.getClass().getSimpleName() : failure.getMessage()));
            return FAILED;
        });
        return line.execute(helpOf(arguments));
    }

    /** All commands; wide enough that no example is broken, so that each can be copied. */
    static CommandLine commands() {
        CommandLine line = new CommandLine(new Handshake()).setUsageHelpWidth(WIDTH);
        Numbers.register(line);
        return line;
    }

    /** {@code help demo} is {@code demo --help}. */
    private static String[] helpOf(String... arguments) {
        return arguments.length == 0 || !"help".equals(arguments[0]) ? arguments
                : Stream.concat(Arrays.stream(arguments).skip(1), Stream.of("--help")).toArray(String[]::new);
    }

    private static int explain(CommandLine.ParameterException problem, String[] arguments) {
        PrintWriter err = problem.getCommandLine().getErr();
        err.println("handshake: " + message(problem));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(problem, err)) {
            err.println("Try: " + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        }
        return FAILED;
    }

    private static String message(CommandLine.ParameterException problem) {
        if (!(problem instanceof CommandLine.UnmatchedArgumentException unmatched) || unmatched.isUnknownOption()) {
            return problem.getMessage();
        }
        String first = SafeText.of(unmatched.getUnmatched().getFirst());
        Set<String> commands = new TreeSet<>(problem.getCommandLine().getSubcommands().keySet());
        return commands.isEmpty() ? "'" + first + "' is one argument too many"
                : "'" + first + "' is no command; there are " + String.join(", ", commands);
    }
}
