package org.transithandshake.lab.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The example ids of the files in {@code events/}: in an event that is replayed each stands for a thing of the
 * connected lab. Any other id stays as it is, and points to nothing there.
 */
final class Examples {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final List<Example> all;
    private final Set<Example> used = new LinkedHashSet<>();

    /**
     * @param written what the files say
     * @param means   the lab's id
     * @param what    the thing, in words
     */
    record Example(String written, String means, String what) {
        Matcher in(String text) {
            return Pattern.compile("(?<![0-9A-Za-z-])" + Pattern.quote(written) + "(?![0-9A-Za-z])").matcher(text);
        }
    }

    Examples(List<Example> all) {
        this.all = new ArrayList<>(all);
    }

    /** The event with the lab's ids. */
    ObjectNode in(ObjectNode event) {
        String text = event.toString();
        for (Example example : all) {
            Matcher found = example.in(text);
            if (found.find()) {
                used.add(example);
                text = found.replaceAll(Matcher.quoteReplacement(example.means()));
            }
        }
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("ids are words, so this is JSON: " + text, e);
        }
    }

    /** The examples that were met, in the order of their first use. */
    List<Example> used() {
        return List.copyOf(used);
    }
}
