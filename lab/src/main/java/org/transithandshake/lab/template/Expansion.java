package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/** A SAM template as plain CloudFormation: what {@link SamTransform} makes of it, without the transform's own parts. */
public final class Expansion {
    private Expansion() {
    }

    /**
     * The whole template. Functions such as {@code Fn::If} are still there, and conditions are undecided.
     *
     * @param template files that it names are found relative to it
     * @throws TemplateException with every fault that the transform finds
     */
    public static ObjectNode of(Path template) {
        ObjectNode expanded = TemplateReader.read(template);
        expanded.set("Resources", SamTransform.expand(expanded, template.toAbsolutePath().getParent()));
        return expanded.remove(List.of("Transform", "Globals"));
    }
}
