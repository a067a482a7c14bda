package org.kept.imports.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.audit.Actor;
import org.kept.calendar.ReportingZone;
import org.kept.document.DocumentFormat;
import org.kept.imports.ImportJob;
import org.kept.imports.ImportOptions;
import org.kept.imports.file.FileProposal;
import org.kept.imports.file.MappingFinder;
import org.kept.imports.file.SourceFile;
import org.kept.imports.page.ImportSetupPage.ColumnRow;
import org.kept.imports.page.ImportSetupPage.PreviewView;
import org.kept.imports.run.ImportPreview;
import org.kept.imports.run.ImportPreviewer;
import org.kept.imports.run.ImportService;
import org.kept.ingest.Receipt.ReceiptError;
import org.kept.mapping.MappingDocument;
import org.kept.mapping.Mappings;
import org.kept.problem.Problem;
import org.kept.rollup.ImpactPreview;
import org.kept.table.ColumnType;
import org.kept.table.FileInspection;
import org.kept.types.EventTypes;
import org.kept.ui.ListFormatter;
import org.kept.ui.NumberFormatter;

/** Builds the page on which a person chooses how a file is read, from the file and the choices so far. */
@ApplicationScoped
public class ImportSetup {

    private static final int MAX_FAULTS = 20;
    private static final String SAMPLES = " · ";

    private final ImportService imports;
    private final ImportPreviewer previewer;
    private final MappingFinder finder;
    private final Mappings mappings;
    private final ReportingZone zone;
    private final Clock clock;
    private final EventTypes types;

    /** The choices, and the resulting mapping; null while one is missing. */
    private record ChosenMapping(
            ImportChoices choices, @Nullable MappingDocument document, List<String> asks) {}

    ImportSetup(
            ImportService imports,
            ImportPreviewer previewer,
            MappingFinder finder,
            Mappings mappings,
            ReportingZone zone,
            Clock clock,
            EventTypes types) {
        this.imports = imports;
        this.previewer = previewer;
        this.finder = finder;
        this.mappings = mappings;
        this.zone = zone;
        this.clock = clock;
        this.types = types;
    }

    /** The page for an open import. */
    ImportSetupPage page(ImportJob job, ImportChoices sent, boolean administrator) throws IOException {
        return imports.withFile(job, file -> page(job, file, sent, administrator));
    }

    /**
     * Starts an import with these choices.
     *
     * @throws Problem if a choice is missing, or the mapping cannot read the file
     */
    void start(ImportJob job, ImportChoices sent, Actor by) throws IOException {
        MappingDocument document = imports.withFile(job, whole -> {
            var file = whole.on(sent.sheet());
            var chosen = chosen(file, sent, finder.propose(file));
            var made = chosen.document();
            if (made == null || !chosen.asks().isEmpty()) {
                throw Problem.parameter("mapping", question(chosen));
            }
            file.readBy(made.mapping()).requireFits(chosen.choices().get(ImportChoices.MAPPING), made.mapping());
            return made;
        });
        var name = sent.has(ImportChoices.MAPPING) ? sent : sent.with(ImportChoices.BY_HAND);
        imports.start(job, name.options(), document, by);
    }

    private ImportSetupPage page(ImportJob job, SourceFile whole, ImportChoices sent, boolean administrator)
            throws IOException {
        var file = whole.on(sent.sheet());
        var proposal = finder.propose(file);
        var initial = withMapping(sent, proposal);
        var byHand = initial.get(ImportChoices.MAPPING).equals(ImportChoices.BY_HAND);
        ChosenMapping chosen;
        String fault = null;
        PreviewView preview = null;
        try {
            chosen = chosen(file, sent, proposal);
            var document = chosen.document();
            if (document != null) {
                file = file.readBy(document.mapping());
            }
            if (document != null && chosen.asks().isEmpty()) {
                var mapping = file.prepared(document.mapping());
                file.requireFits(chosen.choices().get(ImportChoices.MAPPING), mapping);
                var correct = chosen.choices().has(ImportChoices.CORRECT) || mapping.correct();
                var warnings = new ArrayList<>(byHand ? HandMapping.firstElements(file, sent) : List.<String>of());
                mapping.warnings(types).forEach(each -> warnings.add(each.detail()));
                preview = view(previewer.preview(file, mapping, correct, job.by(), job.reach()), warnings);
            }
        } catch (Problem problem) {
            chosen = new ChosenMapping(initial, null, List.of());
            fault = fault(problem);
        }
        var document = chosen.document();
        var choices = chosen.choices();
        var fields = fields(file, choices, proposal, byHand, chosen.asks());
        return new ImportSetupPage(
                job.id(),
                String.valueOf(job.fileName()),
                file.description(),
                file.inspection().columns().stream()
                        .map(each ->
                                new ColumnRow(each.name(), guess(each.type()), String.join(SAMPLES, each.samples())))
                        .toList(),
                fields.all(),
                fields.expressions(),
                byHand,
                choices.get(ImportChoices.SOURCE),
                choices.has(ImportChoices.CORRECT),
                choices.get(ImportChoices.FORMAT),
                fault == null && preview == null ? question(chosen) : null,
                fault,
                preview,
                choices.carried(),
                document == null ? null : savable(choices, document, file.inspection()),
                administrator);
    }

    /** The error, with its location in an expression. */
    private static String fault(Problem problem) {
        if (problem.errors().isEmpty()) {
            return problem.detail();
        }
        var first = problem.errors().get(0);
        var pointer = String.valueOf(first.pointer());
        return pointer.endsWith("/cel") || pointer.equals("/when")
                ? first.detail() + " (" + pointer + ")"
                : first.detail();
    }

    /**
     * The mapping to save, so that the next file of this kind needs no choices: the one made by hand, or the recipe
     * with the choices added. The year is left out, because the next file may be from another year.
     *
     * @return null if a saved mapping or recipe was chosen without further choices
     */
    private @Nullable String savable(ImportChoices choices, MappingDocument document, FileInspection inspection) {
        var name = choices.get(ImportChoices.MAPPING);
        var said = choices.options();
        var sheet = isFirstSheet(said.sheet(), inspection) ? null : said.sheet();
        if (name.equals(ImportChoices.BY_HAND)) {
            return sheet == null ? withoutSheet(document).toYaml() : document.toYaml();
        }
        var isRecipe = mappings.all().stream()
                .anyMatch(each -> each.recipe() && each.name().equals(name));
        if (!isRecipe
                || (said.source() == null
                        && said.zone() == null
                        && said.decimal() == null
                        && said.dates() == null
                        && said.clock() == null
                        && sheet == null)) {
            return null;
        }
        var recipe = JsonNodeFactory.instance.objectNode().put("recipe", name).toString();
        var lasting = new ImportOptions(
                name, said.source(), said.zone(), null, said.decimal(), said.dates(), said.clock(), sheet, false, null);
        return imports.with(MappingDocument.parse(recipe, DocumentFormat.JSON), lasting)
                .toYaml();
    }

    /** Whether it is the sheet that is read by default; its name may differ in the next file, so it is not saved. */
    private static boolean isFirstSheet(@Nullable String sheet, FileInspection inspection) {
        return inspection.sheets().stream()
                .filter(each -> !each.hidden())
                .findFirst()
                .map(first -> first.name().equals(sheet))
                .orElse(false);
    }

    private static MappingDocument withoutSheet(MappingDocument document) {
        ObjectNode tree = document.tree().deepCopy();
        tree.remove(ImportChoices.SHEET);
        return MappingDocument.parse(tree.toString(), DocumentFormat.JSON);
    }

    private ImportFields fields(
            SourceFile file, ImportChoices choices, FileProposal proposal, boolean byHand, List<String> asks) {
        var fields = new ImportFields(choices, types);
        fields.addSheet(file.inspection());
        fields.addMapping(proposal, mappings.all(), choices.get(ImportChoices.MAPPING));
        if (byHand) {
            fields.addColumns(file);
        }
        if (asks.contains("zone") || choices.has(ImportChoices.ZONE)) {
            fields.addZone(zone.id());
        }
        if (asks.contains("year") || choices.has(ImportChoices.YEAR)) {
            fields.addYear(zone.dateOf(clock.instant()).getYear());
        }
        if (asks.contains("decimal") || choices.has(ImportChoices.DECIMAL)) {
            fields.addDecimal();
        }
        var isOpen = byHand && file.inspection().dialect().ambiguousDate() != null;
        if (isOpen || asks.contains("dates") || choices.has(ImportChoices.DATES)) {
            fields.addDates();
        }
        if (asks.contains("clock") || choices.has(ImportChoices.CLOCK)) {
            fields.addClock();
        }
        return fields;
    }

    private static ImportChoices withMapping(ImportChoices sent, FileProposal proposal) {
        if (sent.has(ImportChoices.MAPPING)) {
            return sent;
        }
        var fits = proposal.fits();
        return sent.with(fits == null ? ImportChoices.BY_HAND : fits);
    }

    /** The mapping as chosen, and the choices still missing. */
    private ChosenMapping chosen(SourceFile file, ImportChoices sent, FileProposal proposal) {
        var choices = withMapping(sent, proposal);
        var options = choices.options();
        MappingDocument document;
        if (options.mapping().equals(ImportChoices.BY_HAND)) {
            var made = HandMapping.document(file, choices, types);
            if (made == null) {
                return new ChosenMapping(choices, null, List.of());
            }
            document = imports.with(made, options);
        } else {
            document = imports.resolve(options);
        }
        return new ChosenMapping(choices, document, finder.asks(file, document.mapping()));
    }

    private static String question(ChosenMapping chosen) {
        if (chosen.document() == null) {
            return "No saved mapping or recipe is chosen. Say what a row is, which columns hold its id and its time,"
                    + " and which source it comes from.";
        }
        var what = chosen.asks().stream()
                .map(each -> switch (each) {
                    case "zone" -> "the time zone";
                    case "year" -> "the year";
                    case "dates" -> "the order of day and month";
                    case "clock" -> "what durations such as 4:30 are";
                    default -> "how numbers are written";
                })
                .toList();
        return "The file does not tell everything. Choose " + ListFormatter.list(what) + ".";
    }

    /** Notes on the preview of changes: records that were not previewed, and whatever else it leaves out. */
    private static List<String> omissions(ImportPreview preview, ImpactPreview.Impact impact) {
        if (preview.isAll() || impact.previewed() < impact.sent()) {
            return impact.omissions();
        }
        var omissions = new ArrayList<>(impact.omissions());
        omissions.add("The file is too large to preview in full. These are the changes by its first "
                + NumberFormatter.of(preview.records(), "record", "records") + ".");
        return List.copyOf(omissions);
    }

    private static String guess(ColumnType type) {
        return switch (type) {
            case EMPTY -> "empty";
            case NUMBER -> "numbers";
            case SHARE -> "shares, such as percentages";
            case DURATION -> "durations";
            case DATE -> "dates";
            case TIME_OF_DAY -> "times of day";
            case SCORE_WORDS -> "scores in words";
            case YES_NO -> "yes or no";
            case ID -> "ids";
            case EMAIL -> "e-mail addresses";
            case CHOICE -> "one of a few values";
            case TEXT -> "text";
        };
    }

    private static PreviewView view(ImportPreview preview, List<String> warnings) {
        var impact = preview.impact();
        var valid = preview.events() > 0 && !preview.first().isEmpty();
        var looked =
                preview.isAll() ? "" : "The first " + NumberFormatter.of(preview.records(), "record", "records") + ": ";
        var headline = looked + NumberFormatter.of(preview.events(), "event", "events") + ", "
                + NumberFormatter.count(preview.rejected()) + " rejected. Nothing is stored yet.";
        var missing = preview.missing().isEmpty()
                ? null
                : "The mapping also reads these columns, which the file does not have: "
                        + String.join(", ", preview.missing()) + ".";
        List<ReceiptError> faults = preview.errors()
                .subList(0, Math.min(MAX_FAULTS, preview.errors().size()));
        return new PreviewView(
                headline,
                preview.first(),
                ImportPage.leftOut(preview.leftOut()),
                List.copyOf(faults),
                missing,
                List.copyOf(warnings),
                impact == null ? null : impact.lines(),
                impact == null ? List.of() : omissions(preview, impact),
                valid ? "Import file" : null);
    }
}
