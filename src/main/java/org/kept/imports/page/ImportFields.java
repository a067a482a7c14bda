package org.kept.imports.page;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kept.imports.file.FileProposal;
import org.kept.imports.file.SourceFile;
import org.kept.imports.page.ImportSetupPage.ExpressionField;
import org.kept.imports.page.ImportSetupPage.ImportField;
import org.kept.imports.page.ImportSetupPage.ImportFieldOption;
import org.kept.kpi.EventField;
import org.kept.kpi.EventField.FieldKind;
import org.kept.mapping.Mappings.MappingSummary;
import org.kept.table.ColumnInspection;
import org.kept.table.ColumnType;
import org.kept.table.FileInspection;
import org.kept.types.EventTypes;

/** Fields on the page of an open import: select boxes, and lines for expressions. */
final class ImportFields {

    private static final int YEARS = 5;
    private static final Map<String, String> ENVELOPE_LABELS =
            Map.of("id", "Id", "time", "Time", "team", "Team (optional)", "channel", "Channel (optional)");
    private static final List<String> UNITS =
            List.of("seconds", "minutes", "hours", "days", "milliseconds", "mm:ss", "hh:mm:ss", "hh:mm", "duration");

    private final List<ImportField> fields = new ArrayList<>();
    private final List<ExpressionField> expressions = new ArrayList<>();
    private final ImportChoices choices;
    private final EventTypes known;

    ImportFields(ImportChoices choices, EventTypes known) {
        this.choices = choices;
        this.known = known;
    }

    List<ImportField> all() {
        return List.copyOf(fields);
    }

    List<ExpressionField> expressions() {
        return List.copyOf(expressions);
    }

    /** Adds the mapping: those that fit first, then the others, then by hand. */
    void addMapping(FileProposal proposal, List<MappingSummary> known, String chosen) {
        var options = new ArrayList<ImportFieldOption>();
        for (var name : proposal.fitting()) {
            known.stream()
                    .filter(each -> each.name().equals(name))
                    .forEach(each -> options.add(option(name, title(each) + " (fits)", chosen)));
        }
        options.add(option(ImportChoices.BY_HAND, "By hand: choose the columns", chosen));
        known.stream()
                .filter(each -> !proposal.fitting().contains(each.name()))
                .forEach(each -> options.add(option(each.name(), title(each), chosen)));
        fields.add(new ImportField(ImportChoices.MAPPING, "Mapping or recipe", options));
    }

    private static String title(MappingSummary summary) {
        return summary.label();
    }

    /** Adds the sheet of a workbook that has several; hidden ones are not offered. */
    void addSheet(FileInspection inspection) {
        var offered = inspection.sheets().stream()
                .filter(each -> each.isRead() || !each.hidden())
                .toList();
        if (offered.size() > 1) {
            fields.add(new ImportField(
                    ImportChoices.SHEET,
                    "Sheet of the workbook",
                    offered.stream()
                            .map(each -> new ImportFieldOption(each.name(), each.name(), each.isRead()))
                            .toList()));
        }
    }

    /** Adds the time zone of times without an offset. */
    void addZone(ZoneId reporting) {
        var chosen = choices.has(ImportChoices.ZONE) ? choices.get(ImportChoices.ZONE) : "";
        var options = new ArrayList<ImportFieldOption>();
        options.add(option("", "Choose", chosen));
        options.add(option(reporting.getId(), reporting.getId() + " (reporting zone)", chosen));
        ZoneId.getAvailableZoneIds().stream()
                .filter(each -> each.equals("UTC") || (each.contains("/") && !each.startsWith("Etc/")))
                .filter(each -> !each.startsWith("SystemV/") && !each.equals(reporting.getId()))
                .sorted()
                .forEach(each -> options.add(option(each, each, chosen)));
        fields.add(new ImportField(ImportChoices.ZONE, "Time zone of the times in the file", options));
    }

    /** Adds the year of weeks without one. */
    void addYear(int thisYear) {
        var chosen = choices.get(ImportChoices.YEAR);
        var options = new ArrayList<ImportFieldOption>();
        options.add(option("", "Choose", chosen));
        for (var year = thisYear; year > thisYear - YEARS; year--) {
            options.add(option(String.valueOf(year), String.valueOf(year), chosen));
        }
        fields.add(new ImportField(ImportChoices.YEAR, "Year of the weeks or months in the file", options));
    }

    /** Adds the decimal mark. */
    void addDecimal() {
        var chosen = choices.get(ImportChoices.DECIMAL);
        fields.add(new ImportField(
                ImportChoices.DECIMAL,
                "Numbers",
                List.of(
                        option("", "Choose", chosen),
                        option(".", "Decimal point, as in 1,205.5", chosen),
                        option(",", "Decimal comma, as in 1.205,5", chosen))));
    }

    /** Adds the type of the events, and the column of each of their members. */
    void addColumns(SourceFile file) {
        var chosen = choices.get(ImportChoices.TYPE);
        var types = new ArrayList<ImportFieldOption>();
        types.add(option("", "Choose", chosen));
        known.all().forEach(each -> types.add(option(each.code(), each.code().replace('-', ' '), chosen)));
        fields.add(new ImportField(ImportChoices.TYPE, "Each row is one", types));
        var type = known.find(chosen);
        if (type == null) {
            return;
        }
        addExpression(ImportChoices.WHEN, "Rows that count");
        var columns = file.inspection().columns();
        for (var member : HandMapping.ENVELOPE) {
            addMember(member, ENVELOPE_LABELS.getOrDefault(member, member), columns, extra(member, file));
            if (member.equals("id") && HandMapping.canFold(file, choices.get(ImportChoices.OF + "id"))) {
                addFold(file);
            }
        }
        for (var field : type.fields()) {
            addMember(field.name(), words(field) + (field.required() ? "" : " (optional)"), columns, always(field));
            if (field.kind() == FieldKind.SECONDS) {
                addUnit(field);
            }
        }
    }

    private static List<String> extra(String member, SourceFile file) {
        return member.equals("id") && file.isTable() ? List.of(HandMapping.WHOLE_ROW) : List.of();
    }

    private static List<String> always(EventField field) {
        return field.choices().stream().map(each -> HandMapping.ALWAYS + each).toList();
    }

    private void addMember(String member, String label, List<ColumnInspection> columns, List<String> others) {
        var name = ImportChoices.OF + member;
        var chosen = choices.has(name) ? choices.get(name) : guess(member, columns);
        var options = new ArrayList<ImportFieldOption>();
        options.add(option("", "None", chosen));
        columns.forEach(each -> options.add(option(each.name(), each.name(), chosen)));
        for (var other : others) {
            var words = other.equals(HandMapping.WHOLE_ROW)
                    ? "Made from the whole row"
                    : "Always: " + other.substring(HandMapping.ALWAYS.length());
            options.add(option(other, words, chosen));
        }
        fields.add(new ImportField(name, label, options));
        addExpression(ImportChoices.CEL + member, "Expression: " + label);
    }

    private void addExpression(String name, String label) {
        expressions.add(new ExpressionField(name, label, choices.get(name)));
    }

    /** The column that probably contains the id or the time; empty for other members. */
    private static String guess(String member, List<ColumnInspection> columns) {
        var wanted = member.equals("id") ? ColumnType.ID : member.equals("time") ? ColumnType.DATE : null;
        return columns.stream()
                .filter(each -> each.type() == wanted)
                .map(ColumnInspection::name)
                .findFirst()
                .orElse("");
    }

    /** Adds whether rows with the same id are one record; proposed where ids repeat in the file. */
    private void addFold(SourceFile file) {
        var chosen = HandMapping.isFolded(file, choices) ? HandMapping.ONE : "each";
        fields.add(new ImportField(
                ImportChoices.FOLD,
                "Rows with the same id",
                List.of(
                        option("each", "Are separate records", chosen),
                        option(HandMapping.ONE, "Are one record, as the lines of an order", chosen))));
    }

    /** Adds the order of day and month. */
    void addDates() {
        var chosen = choices.get(ImportChoices.DATES);
        fields.add(new ImportField(
                ImportChoices.DATES,
                "Dates with slashes",
                List.of(
                        option("", "Choose", chosen),
                        option("day-first", "Day first, as in 16/11/2026", chosen),
                        option("month-first", "Month first, as in 11/16/2026", chosen))));
    }

    /** Adds how durations of two parts are written. */
    void addClock() {
        var chosen = choices.get(ImportChoices.CLOCK);
        fields.add(new ImportField(
                ImportChoices.CLOCK,
                "Durations such as 4:30",
                List.of(
                        option("", "Choose", chosen),
                        option("mm:ss", "Minutes and seconds", chosen),
                        option("hh:mm", "Hours and minutes", chosen))));
    }

    private void addUnit(EventField field) {
        var name = ImportChoices.UNIT + field.name();
        var chosen = choices.has(name) ? choices.get(name) : UNITS.get(0);
        fields.add(new ImportField(
                name,
                words(field) + ", written in",
                UNITS.stream().map(each -> option(each, unit(each), chosen)).toList()));
    }

    private static String unit(String code) {
        return code.equals("duration") ? "a duration with its units, as in 1 min 5 s" : code;
    }

    /** Label of the field, made from its name: {@code Wait seconds}. */
    private static String words(EventField field) {
        var spaced = field.name().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    private static ImportFieldOption option(String value, String label, String chosen) {
        return new ImportFieldOption(value, label, value.equals(chosen));
    }
}
