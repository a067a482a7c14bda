package org.kept.rollup.custom;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.kept.document.DocumentTree;
import org.kept.kpi.Condition;
import org.kept.kpi.EventField;
import org.kept.kpi.EventFilter;
import org.kept.problem.InputError;
import org.kept.problem.NearestWord;

/** Finds conditions that no event of the type can meet, because validation rejects such values. */
final class EventConditionCheck {

    private final String type;
    private final Consumer<InputError> errors;

    private EventConditionCheck(String type, Consumer<InputError> errors) {
        this.type = type;
        this.errors = errors;
    }

    static void check(EventFilter filter, String pointer, Consumer<InputError> errors) {
        var check = new EventConditionCheck(filter.type().code(), errors);
        filter.where().forEach((member, condition) -> {
            var field = filter.type().field(member);
            if (field != null) {
                check.check(pointer + "/where/" + DocumentTree.escaped(member), field, condition);
            }
        });
    }

    private void check(String pointer, EventField field, Condition condition) {
        if (condition instanceof Condition.EqualTo equal) {
            value(pointer, field, equal.wanted());
        } else if (condition instanceof Condition.OneOf oneOf) {
            oneOf.wanted().forEach(wanted -> value(pointer, field, wanted));
        } else if (condition instanceof Condition.WithinBounds within) {
            bounds(pointer, field, within);
        } else if (condition instanceof Condition.Exists exists && field.required() && !exists.wanted()) {
            never(pointer, "Every event of the type " + type + " has " + field.name() + ".");
        }
    }

    private void value(String pointer, EventField field, Object wanted) {
        switch (field.kind()) {
            case CHOICE -> choice(pointer, field, wanted);
            case NUMBER, SECONDS, WHOLE -> {
                if (wanted instanceof BigDecimal number) {
                    number(pointer, field, number);
                } else {
                    never(pointer, field.name() + " is a number. Write it without quotation marks.");
                }
            }
            case FLAG -> {
                if (!(wanted instanceof Boolean)) {
                    never(pointer, field.name() + " is true or false. Write it without quotation marks.");
                }
            }
            case TEXT, CUSTOMER, COMMENT, TIME -> {
                if (!(wanted instanceof String)) {
                    never(pointer, field.name() + " is a text. Write '" + wanted + "' in quotation marks.");
                }
            }
        }
    }

    private void choice(String pointer, EventField field, Object wanted) {
        var text = wanted.toString();
        if (!field.choices().contains(text)) {
            never(
                    pointer,
                    "'" + text + "' is not a value of " + field.name() + "."
                            + NearestWord.suggestion(text, field.choices()) + " It has "
                            + String.join(", ", field.choices()) + ".");
        }
    }

    private void bounds(String pointer, EventField field, Condition.WithinBounds within) {
        if (!field.isNumeric()) {
            never(pointer, field.name() + " is not a number, so it has no bounds.");
            return;
        }
        var least = field.least();
        var most = field.most();
        var possible = List.of(least, most).stream().anyMatch(within::holds)
                || within.bounds().values().stream()
                        .anyMatch(bound -> bound.compareTo(least) > 0 && bound.compareTo(most) < 0);
        if (!possible) {
            outOfBounds(pointer, field);
        }
    }

    private void number(String pointer, EventField field, BigDecimal number) {
        if (number.compareTo(field.least()) < 0 || number.compareTo(field.most()) > 0) {
            outOfBounds(pointer, field);
        } else if (field.kind() == EventField.FieldKind.WHOLE
                && number.stripTrailingZeros().scale() > 0) {
            never(pointer, field.name() + " is a whole number, so no event meets this.");
        }
    }

    private void outOfBounds(String pointer, EventField field) {
        never(
                pointer,
                field.name() + " is from " + field.least().toPlainString() + " to "
                        + field.most().toPlainString() + ", so no event meets this.");
    }

    private void never(String pointer, String detail) {
        errors.accept(InputError.at(pointer, "where.impossible", detail));
    }
}
