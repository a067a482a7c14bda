package org.kept.mission;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;

/** The two ways in which a mission is written down. */
public enum Format {
    JSON(new JsonFactory()),
    YAML(new YAMLFactory());

    private final JsonFactory factory;

    Format(JsonFactory factory) {
        this.factory = factory;
    }

    JsonParser parser(String text) throws IOException {
        return factory.createParser(text);
    }
}
