package org.kept.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.kept.problem.Problem;

/** Parses JSON or YAML into a tree, and reports what a tree cannot show: repeated members, tags and aliases. */
public final class DocumentTree {

    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonFactory YAML = new YAMLFactory();
    private static final int MAX_DEPTH = 12;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,30})(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Plain scalars that YAML versions and parsers read differently: as a number, a truth value or a text. */
    private static final Pattern AMBIGUOUS = Pattern.compile(
            "(?i)yes|no|on|off|y|n"
                    + "|[-+]?(0[xob][0-9a-f_]+|\\d[\\d_]*(:[0-5]?\\d)+(\\.[\\d_]*)?|\\.\\d[\\d_]*|\\d[\\d_]*(\\.[\\d_]*)?)(e[-+]?\\d+)?");

    private final List<String> lines;
    private final JsonParser parser;
    private final DocumentFaults faults;

    private DocumentTree(String text, JsonParser parser, DocumentFaults faults) {
        this.lines = text.lines().toList();
        this.parser = parser;
        this.faults = faults;
    }

    /**
     * The text of a body.
     *
     * @throws Problem 400 if it is not UTF-8
     */
    public static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.unreadable("The document is not UTF-8.");
        }
    }

    /**
     * Parses the text; a missing node if it is empty.
     *
     * @throws Problem 400 if the text is not of that format
     */
    public static JsonNode read(String text, DocumentFormat format, DocumentFaults faults) {
        try (var parser = (format == DocumentFormat.JSON ? JSON : YAML).createParser(text)) {
            var tree = new DocumentTree(text, parser, faults);
            if (parser.nextToken() == null) {
                return MissingNode.getInstance();
            }
            var root = tree.node("", 0);
            if (parser.nextToken() != null) {
                throw Problem.unreadable("More text follows after the end of the document. Send one document.");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw Problem.unreadable(
                    e instanceof StreamConstraintsException
                            ? "A number, name or text" + at(e) + " is too long, or the document is nested too deep."
                            : "This is not " + format + at(e) + ": " + firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String at(JsonProcessingException e) {
        var at = e.getLocation();
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    private static String firstLine(String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }

    private JsonNode node(String pointer, int depth) throws IOException {
        faults.line(pointer, parser.currentTokenLocation().getLineNr());
        if (depth > MAX_DEPTH) {
            throw Problem.unreadable("The document is nested more than " + MAX_DEPTH + " levels deep, too deep for a "
                    + faults.kind() + ".");
        }
        if (parser instanceof YAMLParser yaml) {
            reportUnsupported(yaml, pointer);
            reportAmbiguous(yaml, pointer);
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(pointer, depth);
            case START_ARRAY -> array(pointer, depth);
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
            case VALUE_NULL -> NODES.nullNode();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            default -> NODES.textNode(parser.getText());
        };
    }

    private void reportUnsupported(YAMLParser yaml, String pointer) throws IOException {
        if (yaml.isCurrentAlias()) {
            faults.add(
                    pointer, "yaml.alias", "An alias (*" + yaml.getText() + ") is not supported. Write the value out.");
        }
        if (yaml.getTypeId() != null) {
            faults.add(pointer, "yaml.tag", "A tag (!…) is not supported. Write the plain value.");
        }
    }

    /** Rejects plain scalars such as 010, 1:30, 1_000 and yes, which are read as written only in quotation marks. */
    private void reportAmbiguous(YAMLParser yaml, String pointer) throws IOException {
        var scalar = yaml.currentToken().isScalarValue() ? yaml.getText() : "";
        if (isPlain(yaml)
                && AMBIGUOUS.matcher(scalar).matches()
                && !NUMBER.matcher(scalar).matches()) {
            faults.add(
                    pointer,
                    "yaml.ambiguous",
                    "'" + scalar + "' can be read in several ways. Write a number like 0.8, true or false,"
                            + " or a text in quotation marks.");
        }
    }

    /** Whether the scalar is written without quotation marks and not as a block. */
    private boolean isPlain(YAMLParser yaml) {
        var at = yaml.currentTokenLocation();
        var line = at.getLineNr() <= lines.size() ? lines.get(at.getLineNr() - 1) : "";
        var column = at.getColumnNr() - 1;
        return column >= line.codePointCount(0, line.length())
                || "\"'|>".indexOf(line.codePointAt(line.offsetByCodePoints(0, column))) < 0;
    }

    private JsonNode object(String pointer, int depth) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var path = pointer + "/" + escaped(name);
            faults.line(path, parser.currentTokenLocation().getLineNr());
            parser.nextToken();
            var value = node(path, depth + 1);
            if (object.has(name)) {
                faults.add(path, "member.duplicate", "'" + name + "' is given twice. Keep one of them.");
            } else {
                object.set(name, value);
            }
        }
        return object;
    }

    private JsonNode array(String pointer, int depth) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(node(pointer + "/" + array.size(), depth + 1));
        }
        return array;
    }

    /**
     * A number, if it is written as JSON writes one. Other notations of YAML (0x10, 0o7, 010, 1_000, +1, .5, .nan) and
     * overlong numbers stay text, so that no number is read differently from how it looks to its author.
     */
    private JsonNode number() throws IOException {
        var text = parser.getText();
        return NUMBER.matcher(text).matches() ? DecimalNode.valueOf(new BigDecimal(text)) : NODES.textNode(text);
    }

    public static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
