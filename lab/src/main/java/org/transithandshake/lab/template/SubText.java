package org.transithandshake.lab.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of Fn::Sub, taken apart: {@code ${Name}} and {@code ${Name.Attr}} are variables, {@code ${!x}} is not. */
final class SubText {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");

    /** Literal text, or the name of a variable. */
    record Piece(String text, boolean variable) {
    }

    private SubText() {
    }

    static List<Piece> parse(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        int end = 0;
        while (place.find()) {
            pieces.add(new Piece(text.substring(end, place.start()), false));
            pieces.add(piece(place.group(1), text));
            end = place.end();
        }
        pieces.add(new Piece(text.substring(end), false));
        return pieces;
    }

    private static Piece piece(String name, String text) {
        if (name.startsWith("!")) {
            return new Piece("${" + name.substring(1) + "}", false);
        }
        if (!name.matches("[A-Za-z0-9:]+(\\.[A-Za-z0-9.]+)?")) {
            throw new TemplateException("Fn::Sub cannot read the variable ${" + name + "} in: " + text);
        }
        return new Piece(name, true);
    }

    static List<String> variables(String text) {
        return parse(text).stream().filter(Piece::variable).map(Piece::text).toList();
    }
}
