package org.kept.mapping.store;

import com.fasterxml.jackson.databind.JsonNode;
import org.kept.document.DocumentFormat;
import org.kept.document.YamlWriter;

/**
 * A mapping as its author wrote it, in canonical form, without parsing it.
 *
 * @param version from 1; 0 for a recipe
 */
public record MappingText(String name, int version, JsonNode tree) {

    public boolean isRecipe() {
        return version == 0;
    }

    /** The document in this format. */
    public String write(DocumentFormat format) {
        return format == DocumentFormat.YAML ? YamlWriter.of(tree) : tree.toString();
    }
}
