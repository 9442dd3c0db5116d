package org.transithandshake.lab.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The command line. */
public final class Main {
    private static final int WIDTH = 110;

    private Main() {
    }

    public static void main(String[] arguments) {
        System.exit(run(new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8), arguments));
    }

    /** Runs one command; the answer is its exit code, see {@link Handshake}. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = commands().setOut(out).setErr(err);
        line.setParameterExceptionHandler(Main::explain);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("handshake: " + failure.getMessage());
            return Handshake.FAILED;
        });
        return line.execute(arguments);
    }

    /** All commands; wide enough that no example is broken, so that each can be copied. */
    static CommandLine commands() {
        return new CommandLine(new Handshake()).setUsageHelpWidth(WIDTH);
    }

    private static int explain(CommandLine.ParameterException problem, String[] arguments) {
        PrintWriter err = problem.getCommandLine().getErr();
        err.println("handshake: " + problem.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(problem, err)) {
            err.println("Try: " + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        }
        return Handshake.FAILED;
    }
}
