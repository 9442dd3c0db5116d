package org.transithandshake.lab.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * docs/permissions.md has a row for each statement of each policy of the expanded template, and a reason in it. Where
 * it has not, the wanted tables lie in {@code lab/target/permissions.md}, with the reasons that are still good.
 */
class PermissionsDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "permissions.md");
    private static final Path WANTED = Path.of("target", "permissions.md");
    private static final Map<String, Function<List<Allowed>, List<Row>>> TABLES = Map.of(
            "## What each role may do", Row::ofRoles,
            "## Who is let in", Row::ofResources,
            "## Who may act as a role", Row::ofTrust);

    @Test
    void theTablesEqualTheTemplateAndEveryRowHasItsReason() throws IOException {
        List<String> document = Files.readAllLines(DOCUMENT);
        List<Allowed> all = PolicyReader.template();
        List<String> wanted = wanted(document, all);
        Files.createDirectories(WANTED.getParent());
        Files.write(WANTED, wanted);
        assertThat(document).as("docs/permissions.md; the wanted one is lab/%s", WANTED).isEqualTo(wanted);
        assertThat(wanted).as("rows of docs/permissions.md without a reason").noneMatch(line -> line.endsWith("| ? |"));
    }

    /** The document with its tables written anew. */
    private static List<String> wanted(List<String> document, List<Allowed> all) {
        Map<String, String> reasons = reasons(document);
        List<String> wanted = new ArrayList<>();
        boolean inside = false;
        for (String line : document) {
            inside &= line.startsWith("| ");
            if (!inside) {
                wanted.add(line);
            }
            if (line.startsWith("|---") && TABLES.containsKey(heading(wanted))) {
                inside = true;
                TABLES.get(heading(wanted)).apply(all).forEach(row ->
                        wanted.add(row.line(reason(reasons, row))));
            }
        }
        return wanted;
    }

    private static String heading(List<String> lines) {
        return lines.reversed().stream().filter(line -> line.startsWith("## ")).findFirst().orElseThrow();
    }

    /** The last cell of each row, by the row without it; also without its first cell, which grows most often. */
    private static Map<String, String> reasons(List<String> document) {
        Map<String, String> reasons = new HashMap<>();
        document.stream().filter(line -> line.startsWith("| ")).forEach(line -> {
            String row = line.substring(0, line.lastIndexOf(" | ") + 3);
            String reason = line.substring(row.length(), line.length() - 2);
            reasons.put(row + " |", reason);
            reasons.putIfAbsent(withoutWho(row + " |"), reason);
        });
        return reasons;
    }

    private static String reason(Map<String, String> reasons, Row row) {
        String line = row.line("");
        return reasons.getOrDefault(line, reasons.getOrDefault(withoutWho(line), "?"));
    }

    private static String withoutWho(String line) {
        return line.substring(line.indexOf(" | ", 2));
    }
}
