package org.transithandshake.lab.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.transithandshake.lab.facts.Sides;
import org.transithandshake.lab.report.ReportPage;
import org.transithandshake.lab.text.InputFile;
import org.transithandshake.lab.text.OutputFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code handshake report}: a page of what several accounts know. */
@Command(name = "report", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Writes one HTML page from side files: a picture of the network, who reaches whom in both"
                + " directions, and every finding with its fix. The page loads nothing and can be mailed or printed.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "1:a file is not understood, or the page cannot be written"},
        footerHeading = "%nExamples:%n",
        footer = {"  handshake collect --profile account-a > side-a.json",
                "  handshake report side-*.json -o report.html"})
final class ReportCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "SIDE.json", description = "what one account knows; each account once")
    private List<Path> files;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", required = true, description = "the page to write")
    private Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        OutputFile.requireWritable(output);
        files.forEach(file -> OutputFile.requireOther(output, file));
        Sides sides = new Sides();
        for (Path file : files) {
            sides.add(file.toString(), InputFile.read(file));
        }
        String source = files.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(", "));
        OutputFile.write(output, new ReportPage(sides.network(), source).html());
        spec.commandLine().getOut().println("wrote " + output);
        return Handshake.OK;
    }
}
