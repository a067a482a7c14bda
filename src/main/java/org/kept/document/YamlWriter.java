package org.kept.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes a tree as YAML for people to edit: block style throughout, long texts folded at the page width. */
public final class YamlWriter {

    private static final int WIDTH = 100;
    private static final int FOLDED_LENGTH = 80;
    private static final Pattern PLAIN = Pattern.compile("\\p{L}[\\p{L}\\p{N} .,;()/@+_'-]*");
    private static final Pattern WEEK_OR_DATE = Pattern.compile("\\d{4}-(W\\d{2}|\\d{2}-\\d{2})");
    /** Words that YAML 1.1 does not read as text. */
    private static final Set<String> RESERVED = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private final StringBuilder out = new StringBuilder();

    private YamlWriter() {}

    public static String of(JsonNode tree) {
        var yaml = new YamlWriter();
        yaml.members(tree, 0, 0);
        return yaml.out.toString();
    }

    private void members(JsonNode object, int indent, int firstIndent) {
        var at = firstIndent;
        for (var member : object.properties()) {
            out.append(" ".repeat(at)).append(key(member.getKey())).append(':');
            value(member.getValue(), indent);
            at = indent;
        }
    }

    private static String key(String name) {
        return isPlain(name) ? name : TextNode.valueOf(name).toString();
    }

    private void value(JsonNode value, int indent) {
        if (value.isObject() && value.isEmpty()) {
            out.append(" {}\n");
        } else if (value.isObject()) {
            out.append('\n');
            members(value, indent + 2, indent + 2);
        } else if (value.isArray() && (value.isEmpty() || value.get(0).isNumber())) {
            out.append(' ').append(value.toString().replace(",", ", ")).append('\n');
        } else if (value.isArray()) {
            out.append('\n');
            value.forEach(each -> item(each, indent + 2));
        } else {
            out.append(' ').append(scalar(value, indent + 2)).append('\n');
        }
    }

    private void item(JsonNode item, int indent) {
        out.append(" ".repeat(indent)).append("- ");
        if (item.isObject()) {
            members(item, indent + 2, 0);
        } else {
            out.append(scalar(item, indent + 2)).append('\n');
        }
    }

    private static String scalar(JsonNode value, int indent) {
        var text = value.asText();
        if (!value.isTextual()) {
            return value.toString();
        }
        if (text.length() > FOLDED_LENGTH && isFoldable(text)) {
            return ">-\n" + wrapped(text, indent);
        }
        return isPlain(text) ? text : TextNode.valueOf(text).toString();
    }

    /** Whether the text is unchanged after it is folded and joined again. */
    private static boolean isFoldable(String text) {
        return text.indexOf('\n') < 0 && !text.startsWith(" ") && !text.endsWith(" ") && !text.contains("  ");
    }

    private static boolean isPlain(String text) {
        return WEEK_OR_DATE.matcher(text).matches()
                || (PLAIN.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT)));
    }

    /** Wraps between words; YAML joins the lines again with one blank each. */
    private static String wrapped(String text, int indent) {
        var lines = new StringBuilder();
        var line = new StringBuilder();
        for (var word : text.split(" ", -1)) {
            if (!line.isEmpty() && indent + line.length() + 1 + word.length() > WIDTH) {
                lines.append(" ".repeat(indent)).append(line).append('\n');
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        return lines.append(" ".repeat(indent)).append(line).toString();
    }
}
