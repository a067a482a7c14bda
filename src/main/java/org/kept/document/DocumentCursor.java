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

/**
 * One object of a document while it is read.
 *
 * <p>Whatever is wrong is added to the faults and answered with a placeholder, so that reading goes on and finds the
 * rest; nothing is built from a document with a fault.
 */
public final class DocumentCursor {

    /** The most characters of a name or a code. */
    public static final int NAME = 200;

    private static final Pattern DATE = Pattern.compile("(19|[2-8]\\d)\\d{2}-\\d{2}-\\d{2}");

    private final JsonNode node;
    private final String pointer;
    private final DocumentFaults faults;

    public DocumentCursor(JsonNode node, String pointer, DocumentFaults faults) {
        this.node = node;
        this.pointer = pointer;
        this.faults = faults;
    }

    /** Adds a fault for every member that is not one of these: a typing mistake must not be lost. */
    public DocumentCursor only(String... members) {
        var known = List.of(members);
        if (!node.isObject()) {
            faults.add(pointer, "object.form", "Give an object with " + String.join(", ", members) + ".");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                var help = NearestWord.to(name, known)
                        .map(each -> " Did you mean '" + each + "'?")
                        .orElse(" Known here: " + String.join(", ", known) + ".");
                fault(name, "unknown.member", "'" + name + "' is no member here." + help);
            }
        });
        return this;
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

    /** A fault further down than a member: {@code between/0}. */
    public void at(String below, String code, String detail) {
        faults.add(pointer + "/" + below, code, detail);
    }

    /** The fault of a member of its own, coded by the member's name: {@code because.missing}. */
    public void own(String member, String what, String detail) {
        fault(member, kebab(member) + "." + what, detail);
    }

    /** A text that must be there; an empty one in its place where it is not. */
    public String text(String member, int longest, String missing) {
        var text = optionalText(member, longest);
        if (text == null) {
            if (!has(member) || get(member).isTextual()) {
                own(member, "missing", missing);
            }
            return "";
        }
        return text;
    }

    /** A text that may be absent; one that says nothing is absent. */
    public @Nullable String optionalText(String member, int longest) {
        var text = has(member) ? text(get(member), member, member, longest) : "";
        return text.isEmpty() ? null : text;
    }

    private String text(JsonNode value, String member, String below, int longest) {
        var code = kebab(member);
        if (!value.isTextual()) {
            at(below, code + ".form", "Give a text, in quotation marks if it reads as something else.");
            return "";
        }
        var text = ParagraphText.folded(value.textValue());
        if (ParagraphText.length(text) > longest) {
            var detail = "This has " + ParagraphText.length(text) + " characters; at most " + longest + " are kept.";
            at(below, code + ".long", detail);
        }
        if (!ParagraphText.isPrintable(text)) {
            at(below, code + ".characters", "This holds characters that cannot be shown. Remove them.");
        }
        return text;
    }

    public List<String> texts(String member, int most, int longest) {
        var texts = new ArrayList<String>();
        var array = array(member, most);
        for (var i = 0; i < array.size(); i++) {
            var text = text(array.get(i), member, member + "/" + i, longest);
            if (text.isEmpty() && array.get(i).isTextual()) {
                fault(member, kebab(member) + ".empty", "One of these says nothing. Remove it.");
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
            // Of the form of a date and none, as 2026-02-30: the same fault.
        }
        own(member, "form", "'" + shortened(text) + "' is not a date. Write it like 2026-10-01.");
        return LocalDate.EPOCH;
    }

    public Optional<DocumentCursor> part(String member) {
        return has(member)
                ? Optional.of(new DocumentCursor(get(member), pointer + "/" + member, faults))
                : Optional.empty();
    }

    /** The objects of a list; none where it is absent. */
    public List<DocumentCursor> parts(String member, int most) {
        var parts = new ArrayList<DocumentCursor>();
        for (var each : array(member, most)) {
            parts.add(new DocumentCursor(each, pointer + "/" + member + "/" + parts.size(), faults));
        }
        return parts;
    }

    private List<JsonNode> array(String member, int most) {
        var value = get(member);
        if (has(member) && !value.isArray()) {
            own(member, "form", "Give a list.");
            return List.of();
        }
        if (value.size() > most) {
            own(member, "many", "There are " + value.size() + " of these; at most " + most + " are kept.");
        }
        return StreamSupport.stream(value.spliterator(), false).limit(most).toList();
    }

    /** Which of the members are there. */
    public List<String> present(Set<String> members) {
        return members.stream().filter(this::has).sorted().toList();
    }

    public static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private static String kebab(String member) {
        return member.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
