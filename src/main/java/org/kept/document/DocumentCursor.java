package org.kept.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.kept.problem.NearestWord;

/**
 * Cursor over one object of a document.
 *
 * <p>Errors are added to the faults and a placeholder is returned, so that reading goes on and finds the rest. Nothing
 * is built from a document with a fault.
 */
public final class DocumentCursor {

    /** Maximum length of a name or a code, in characters. */
    public static final int NAME = 200;

    private static final int EXCERPT = 60;

    private static final Pattern DATE = Pattern.compile("(19|[2-8]\\d)\\d{2}-\\d{2}-\\d{2}");

    private final JsonNode node;
    private final String pointer;
    private final DocumentFaults faults;

    public DocumentCursor(JsonNode node, String pointer, DocumentFaults faults) {
        this.node = node;
        this.pointer = pointer;
        this.faults = faults;
    }

    /** Adds a fault for every other member, so that no mistyped name goes unnoticed. */
    public DocumentCursor allowOnly(String... members) {
        var known = List.of(members);
        if (!node.isObject()) {
            faults.add(pointer, "object.form", "This must be an object with " + String.join(", ", members) + ".");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                fault(name, UnknownMemberMapper.CODE, unknownMember(name, known));
            }
        });
        return this;
    }

    /** The sentence about an unknown member of a document: the nearest known one, or all of them. */
    public static String unknownMember(String name, List<String> known) {
        return "'" + excerpt(name) + "' is not a member here."
                + NearestWord.find(name, known)
                        .map(each -> " Did you mean '" + each + "'?")
                        .orElse(" Known members: " + String.join(", ", known) + ".");
    }

    public boolean has(String member) {
        return node.hasNonNull(member);
    }

    public JsonNode get(String member) {
        return node.path(member);
    }

    public void fault(String member, String code, String detail) {
        faults.add(pointer + "/" + DocumentTree.escaped(member), code, detail);
    }

    /** Adds a fault below a member, such as {@code between/0}. */
    public void faultBelow(String path, String code, String detail) {
        faults.add(pointer + "/" + path, code, detail);
    }

    /** Adds a fault of a member, coded by the member's name, such as {@code because.missing}. */
    public void memberFault(String member, String what, String detail) {
        fault(member, kebab(member) + "." + what, detail);
    }

    /** A required text; an empty one, with a fault, if it is missing. */
    public String text(String member, int maxLength, String missing) {
        var text = optionalText(member, maxLength);
        if (text == null) {
            if (!has(member) || get(member).isTextual()) {
                memberFault(member, "missing", missing);
            }
            return "";
        }
        return text;
    }

    /** An optional text; null if it is absent or blank. */
    public @Nullable String optionalText(String member, int maxLength) {
        var text = has(member) ? text(get(member), member, member, maxLength) : "";
        return text.isEmpty() ? null : text;
    }

    /** An optional name of a person or thing; null if it is absent or blank. */
    public @Nullable String optionalName(String member) {
        var name = optionalText(member, NAME);
        if (name != null && ParagraphText.isPrintable(name) && !ParagraphText.isName(name)) {
            memberFault(member, "characters", "This contains characters that cannot be shown. Remove them.");
        }
        return name;
    }

    private String text(JsonNode value, String member, String path, int maxLength) {
        var code = kebab(member);
        if (!value.isTextual()) {
            faultBelow(
                    path,
                    code + ".form",
                    "This must be text. Put it in quotation marks if it looks like a number, a date or true.");
            return "";
        }
        var text = ParagraphText.collapseWhitespace(value.textValue());
        if (ParagraphText.length(text) > maxLength) {
            var detail =
                    "This has " + ParagraphText.length(text) + " characters; at most " + maxLength + " are allowed.";
            faultBelow(path, code + ".long", detail);
        }
        if (!ParagraphText.isPrintable(text)) {
            faultBelow(path, code + ".characters", "This contains characters that cannot be shown. Remove them.");
        }
        return text;
    }

    public List<String> texts(String member, int maxItems, int maxLength) {
        var texts = new ArrayList<String>();
        var array = array(member, maxItems);
        for (var i = 0; i < array.size(); i++) {
            var text = text(array.get(i), member, member + "/" + i, maxLength);
            if (text.isEmpty() && array.get(i).isTextual()) {
                fault(member, kebab(member) + ".empty", "One of these is empty. Remove it.");
            }
            texts.add(text);
        }
        return texts;
    }

    public @Nullable LocalDate optionalDate(String member) {
        if (!has(member)) {
            return null;
        }
        var text = get(member).asText();
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // Looks like a date but is none, such as 2026-02-30: the same fault.
        }
        memberFault(member, "form", "'" + excerpt(text) + "' is not a date. Write it like 2026-10-01.");
        return LocalDate.EPOCH;
    }

    public Optional<DocumentCursor> child(String member) {
        return has(member)
                ? Optional.of(new DocumentCursor(get(member), pointer + "/" + member, faults))
                : Optional.empty();
    }

    /** The objects of a list; none if it is absent. */
    public List<DocumentCursor> children(String member, int maxItems) {
        var parts = new ArrayList<DocumentCursor>();
        for (var each : array(member, maxItems)) {
            parts.add(new DocumentCursor(each, pointer + "/" + member + "/" + parts.size(), faults));
        }
        return parts;
    }

    private List<JsonNode> array(String member, int maxItems) {
        var value = get(member);
        if (has(member) && !value.isArray()) {
            memberFault(member, "form", "This must be a list.");
            return List.of();
        }
        if (value.size() > maxItems) {
            memberFault(
                    member, "many", "There are " + value.size() + " of these; at most " + maxItems + " are allowed.");
        }
        return StreamSupport.stream(value.spliterator(), false).limit(maxItems).toList();
    }

    /** The names of these members that are present, sorted. */
    public List<String> present(Set<String> members) {
        return members.stream().filter(this::has).sorted().toList();
    }

    /** The first 60 characters, to quote in a message. */
    public static String excerpt(String text) {
        return ParagraphText.length(text) <= EXCERPT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "…";
    }

    private static String kebab(String member) {
        return member.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
