package org.transithandshake.lab.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Aligned columns, at most {@link #LIMIT} wide: where the cells need more, the widest columns give way and their cells
 * are broken over several lines. Every cell passes {@link SafeText}.
 */
final class Grid {

    static final int LIMIT = 110;
    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    private final Paint paint;
    private final List<List<String>> rows = new ArrayList<>();

    Grid(Paint paint, String... header) {
        this.paint = paint;
        row(header);
    }

    Grid row(String... cells) {
        rows.add(Arrays.stream(cells).map(SafeText::of).toList());
        return this;
    }

    String print() {
        return print(UnaryOperator.identity());
    }

    /** @param colour applied to each cell below the header; must not change its visible width */
    String print(UnaryOperator<String> colour) {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            lines(rows.get(i), widths, i == 0 ? paint::strong : colour).forEach(text::append);
        }
        return text.toString();
    }

    private int[] widths() {
        int columns = rows.getFirst().size();
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream().mapToInt(row -> Width.of(row.get(column))).max().orElse(0))
                .toArray();
        int room = LIMIT - INDENT.length() - GAP.length() * (columns - 1);
        for (int excess = Arrays.stream(widths).sum() - room; excess > 0; excess--) {
            int widest = IntStream.range(0, columns).reduce((a, b) -> widths[b] > widths[a] ? b : a).orElseThrow();
            widths[widest]--;
        }
        return widths;
    }

    private static List<String> lines(List<String> row, int[] widths, UnaryOperator<String> colour) {
        List<List<String>> cells = IntStream.range(0, row.size())
                .mapToObj(column -> Width.wrap(row.get(column), widths[column])).toList();
        int height = cells.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, height).mapToObj(line -> line(cells, line, widths, colour)).toList();
    }

    private static String line(List<List<String>> cells, int line, int[] widths, UnaryOperator<String> colour) {
        String text = IntStream.range(0, cells.size())
                .mapToObj(column -> {
                    String part = line < cells.get(column).size() ? cells.get(column).get(line) : "";
                    return colour.apply(part) + " ".repeat(Math.max(0, widths[column] - Width.of(part)));
                })
                .collect(Collectors.joining(GAP, INDENT, ""));
        return text.stripTrailing() + "\n";
    }
}
