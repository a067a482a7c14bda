package org.kept.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kept.document.DocumentFaults;
import org.kept.document.DocumentFormat;
import org.kept.document.DocumentTree;

/** Mappings that Kept ships for common systems; read from {@code recipes/<name>.yaml}. */
public final class Recipes {

    private static final List<String> NAMES = List.of(
            "asterisk-cdr",
            "asterisk-queue-log",
            "delighted-responses",
            "freshdesk-tickets",
            "google-forms-responses",
            "help-desk-tickets",
            "hubspot-tickets",
            "intercom-conversation",
            "kpi-table",
            "phone-calls",
            "shopify-order",
            "shopify-orders",
            "shopify-refund",
            "stripe-refund",
            "surveymonkey-responses",
            "twilio-calls",
            "typeform-response",
            "typeform-responses",
            "woocommerce-order",
            "woocommerce-orders",
            "zendesk-ticket",
            "zendesk-tickets");

    private Recipes() {}

    /** Names of all recipes, sorted. */
    public static List<String> names() {
        return NAMES;
    }

    /** Text of the recipe. */
    public static String text(String name) {
        var path = "/recipes/" + name + ".yaml";
        try (var in = Recipes.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no recipe " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The recipe, compiled. */
    public static MappingDocument find(String name) {
        return MappingDocument.parse(text(name), DocumentFormat.YAML);
    }

    /** All recipes, compiled, by name. */
    public static Map<String, MappingDocument> all() {
        var recipes = new TreeMap<String, MappingDocument>();
        NAMES.forEach(name -> recipes.put(name, find(name)));
        return recipes;
    }

    static ObjectNode tree(String name) {
        var tree = DocumentTree.read(text(name), DocumentFormat.YAML, new DocumentFaults("recipe"));
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalStateException("The recipe " + name + " is no object.");
    }
}
