package org.kept.mapping.store;

import com.fasterxml.jackson.databind.JsonNode;
import org.kept.document.DocumentFormat;
import org.kept.document.YamlWriter;
import org.kept.mapping.Mapping;
import org.kept.mapping.MappingDocument;

/**
 * A mapping as its author wrote it, in canonical form.
 *
 * @param version from 1; 0 for a recipe
 */
public record MappingText(String name, int version, JsonNode tree) {

    public boolean isRecipe() {
        return version == 0;
    }

    /** The mapping, parsed. */
    public Mapping mapping() {
        return MappingDocument.parse(write(DocumentFormat.JSON), DocumentFormat.JSON)
                .mapping();
    }

    /** The document in this format. */
    public String write(DocumentFormat format) {
        return format == DocumentFormat.YAML ? YamlWriter.of(tree) : tree.toString();
    }
}
