package org.kept.imports.page;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;
import org.kept.imports.ImportOptions;
import org.kept.imports.ImportOptionsParser;
import org.kept.problem.Problem;

/**
 * Choices of a person for a file, as the fields of a form; a blank field is not a choice.
 *
 * @param values the values by field
 */
public record ImportChoices(Map<String, String> values) {

    static final String MAPPING = "mapping";
    static final String SOURCE = "source";
    static final String ZONE = "zone";
    static final String YEAR = "year";
    static final String DECIMAL = "decimal";
    static final String SHEET = "sheet";
    static final String CORRECT = "correct";
    static final String TYPE = "type";
    static final String DATES = "dates";
    static final String CLOCK = "clock";

    /** Field of the pattern of the times. */
    static final String FORMAT = "format";

    /** Field that says whether rows with the same id are one record. */
    static final String FOLD = "fold";

    /** Prefix of the name of a member of an event: its column. */
    static final String OF = "of.";

    /** Prefix of the name of a member: the unit of its durations. */
    static final String UNIT = "unit.";

    /** Prefix of the name of a member: an expression for it, where a column is not enough. */
    static final String CEL = "cel.";

    /** Field of the expression that selects rows. */
    static final String WHEN = CEL + "when";

    /** Value for a mapping made from the choices. */
    static final String BY_HAND = "by-hand";

    private static final int MAX_FIELDS = 100;
    private static final int MAX_LENGTH = 500;

    /** A value that a form carries along. */
    public record CarriedField(String name, String value) {}

    /** The known fields among the query parameters. */
    static ImportChoices ofQuery(MultivaluedMap<String, String> query) {
        var values = new TreeMap<String, String>();
        query.forEach((name, sent) -> add(values, name, sent.isEmpty() ? "" : sent.get(0)));
        return new ImportChoices(values);
    }

    /** The known fields of the current request's form. */
    static ImportChoices ofForm() {
        var values = new TreeMap<String, String>();
        var form = CurrentRequestManager.get().getFormData();
        if (form != null) {
            for (var name : form) {
                var sent = form.getFirst(name);
                add(values, name, sent == null || sent.isFileItem() ? "" : sent.getValue());
            }
        }
        return new ImportChoices(values);
    }

    private static void add(Map<String, String> values, String name, String value) {
        if (isKnown(name) && !value.isBlank() && value.length() <= MAX_LENGTH && values.size() < MAX_FIELDS) {
            // The name of a sheet may begin or end with a blank.
            values.put(name, name.equals(SHEET) ? value : value.strip());
        }
    }

    private static boolean isKnown(String name) {
        return List.of(MAPPING, SOURCE, ZONE, YEAR, DECIMAL, SHEET, CORRECT, TYPE, DATES, CLOCK, FORMAT, FOLD)
                        .contains(name)
                || name.startsWith(OF)
                || name.startsWith(UNIT)
                || name.startsWith(CEL);
    }

    String get(String name) {
        return values.getOrDefault(name, "");
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The same choices with this mapping. */
    ImportChoices with(String mapping) {
        var more = new TreeMap<>(values);
        more.put(MAPPING, mapping);
        return new ImportChoices(more);
    }

    /**
     * The options of the import.
     *
     * @throws Problem 400 if one of them is invalid
     */
    ImportOptions options() {
        return new ImportOptions(
                get(MAPPING),
                ImportOptionsParser.source(get(SOURCE)),
                ImportOptionsParser.zone(get(ZONE)),
                ImportOptionsParser.year(get(YEAR)),
                ImportOptionsParser.decimal(get(DECIMAL)),
                ImportOptionsParser.dates(get(DATES)),
                ImportOptionsParser.clock(get(CLOCK)),
                sheet(),
                false,
                has(CORRECT) ? Boolean.TRUE : null);
    }

    /** The sheet of a workbook; null if none is chosen. */
    @Nullable
    String sheet() {
        return ImportOptionsParser.sheet(get(SHEET));
    }

    List<CarriedField> carried() {
        var fields = new ArrayList<CarriedField>();
        values.forEach((name, value) -> fields.add(new CarriedField(name, value)));
        return fields;
    }
}
