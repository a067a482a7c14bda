package org.kept.types;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.EventData;
import org.kept.kpi.EventField;
import org.kept.kpi.EventField.FieldKind;
import org.kept.kpi.EventType.EventSentence;

/**
 * Sentence for the events of a custom type, with placeholders: {@code Delivery {id} with {parcels} parcels}.
 *
 * @param parts words and placeholders in their order
 */
record SentencePattern(List<SentencePart> parts) implements EventSentence {

    /** Placeholder for the event's id. */
    static final String ID = "id";

    /** Text in place of a member that the event does not have. */
    private static final String ABSENT = "–";

    private static final int MAX_TEXT = 60;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /**
     * Words, or a placeholder.
     *
     * @param field the field of the placeholder; null for words and for the id
     */
    private record SentencePart(
            String text, boolean isPlaceholder, @Nullable EventField field) {}

    SentencePattern {
        parts = List.copyOf(parts);
    }

    /** The names of placeholders in the text, in order; null if braces are not paired. */
    static @Nullable List<String> placeholders(String text) {
        var names = new ArrayList<String>();
        var matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        var rest = matcher.replaceAll("");
        return rest.contains("{") || rest.contains("}") ? null : List.copyOf(names);
    }

    /** The pattern of a text with the id and these fields as placeholders. */
    static SentencePattern of(String text, List<EventField> fields) {
        var parts = new ArrayList<SentencePart>();
        var matcher = PLACEHOLDER.matcher(text);
        var from = 0;
        while (matcher.find()) {
            parts.add(new SentencePart(text.substring(from, matcher.start()), false, null));
            var name = matcher.group(1);
            var field = fields.stream().filter(each -> each.name().equals(name)).findFirst();
            parts.add(new SentencePart(name, true, field.orElse(null)));
            from = matcher.end();
        }
        parts.add(new SentencePart(text.substring(from), false, null));
        return new SentencePattern(parts);
    }

    @Override
    public String of(String id, EventData data, DoubleFunction<String> time) {
        var words = new StringBuilder();
        for (var part : parts) {
            if (!part.isPlaceholder) {
                words.append(part.text);
            } else if (part.field == null && part.text.equals(ID)) {
                words.append(shortened(id));
            } else {
                words.append(value(part, data.member(part.text), time));
            }
        }
        return words.toString();
    }

    private static String value(SentencePart part, @Nullable Object value, DoubleFunction<String> time) {
        if (value == null) {
            return ABSENT;
        }
        if (value instanceof Boolean truth) {
            return truth ? "yes" : "no";
        }
        var kind = part.field == null ? null : part.field.kind();
        if (value instanceof BigDecimal number) {
            return kind == FieldKind.SECONDS ? time.apply(number.doubleValue()) : written(number);
        }
        return kind == FieldKind.TIME ? moment(value.toString()) : shortened(value.toString());
    }

    private static String written(BigDecimal number) {
        var plain = number.stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, plain.scale()) + "f", plain);
    }

    /** The date and time in its own offset. */
    private static String moment(String text) {
        try {
            return MOMENT.format(OffsetDateTime.parse(text));
        } catch (DateTimeException e) {
            return shortened(text);
        }
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= MAX_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_TEXT)) + "…";
    }
}
