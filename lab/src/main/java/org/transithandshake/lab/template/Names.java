package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;

/** What names in a template stand for; an unknown name is a {@link TemplateException}. */
interface Names {
    JsonNode ref(String name);

    JsonNode attribute(String logicalId, String attribute);
}
