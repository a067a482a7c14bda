package org.kept.mapping.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.database.Transactions;
import org.kept.document.DocumentCursor;
import org.kept.document.DocumentFaults;
import org.kept.document.DocumentFormat;
import org.kept.document.DocumentTree;
import org.kept.document.NameText;
import org.kept.ingest.InputText;
import org.kept.mapping.MappingDocument;
import org.kept.mapping.Mappings;
import org.kept.mapping.Recipes;
import org.kept.mission.ExpectedVersion;
import org.kept.problem.InputError;
import org.kept.problem.NearestWord;
import org.kept.problem.Problem;

/** Saved mappings and recipes by name: finds, saves and deletes them, and compiles each version once. */
@ApplicationScoped
public class MappingService implements Mappings {

    /** Maximum number of saved mappings. */
    static final int MAX_MAPPINGS = 500;

    private static final int MAX_DOCUMENT = 256 * 1024;
    private static final int MAX_SOURCE = 200;

    /** Maximum characters of the documents whose compiled form is cached. */
    private static final long MAX_COMPILED = 2L << 20;

    /** Path segments below the address of mappings that are not names. */
    private static final Set<String> RESERVED = Set.of("new", "try");

    /** Path segments that clients resolve before they send a request. */
    private static final Set<String> DOTS = Set.of(".", "..");

    /** One version of one mapping, which never changes; 0 for a recipe. */
    private record CompiledKey(String name, int version) {}

    private final SavedMappingStore mappings;
    private final MappingVersionStore versions;
    private final Audit audit;
    private final Clock clock;
    private final Cache<CompiledKey, MappingDocument> compiled = Caffeine.newBuilder()
            .maximumWeight(MAX_COMPILED)
            .weigher((CompiledKey key, MappingDocument document) ->
                    document.tree().toString().length())
            .build();

    MappingService(SavedMappingStore mappings, MappingVersionStore versions, Audit audit, Clock clock) {
        this.mappings = mappings;
        this.versions = versions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public MappingDocument require(String name, @Nullable String source, @Nullable ZoneId zone) {
        var otherSource = source == null ? null : storable(source);
        // Not @Transactional, because a rejection must not roll back the caller's transaction.
        return compiled(name, known(name, current(name))).with(otherSource, zone);
    }

    @Override
    public List<MappingSummary> all() {
        var all = new TreeMap<String, MappingSummary>();
        for (var name : Recipes.names()) {
            var recipe = compiled(name, 0);
            var title = recipe.tree().path("title").asText("");
            all.put(name, new MappingSummary(name, title, recipe.mapping().source(), true, 0));
        }
        for (var row : Transactions.joining(mappings::all)) {
            all.put(row.name, new MappingSummary(row.name, row.title, row.source, false, row.version));
        }
        return List.copyOf(all.values());
    }

    /** The number of the current version; empty if no such mapping is saved, whether or not there is a recipe. */
    public Optional<Integer> current(String name) {
        return MappingDocument.isName(name)
                ? Transactions.joining(() -> mappings.findByIdOptional(name).map(row -> row.version))
                : Optional.empty();
    }

    /**
     * The document of a mapping or recipe.
     *
     * @param version 0 for the current one; the others remain when the mapping is deleted
     * @throws Problem 404 if there is none
     */
    public MappingText text(String name, int version) {
        if (version != 0) {
            return saved(name, version)
                    .orElseThrow(() -> Problem.notFound(
                            "The mapping '" + InputText.excerpt(name) + "' has no version " + version + "."));
        }
        var number = known(name, current(name));
        return number == 0
                ? new MappingText(name, 0, compiled(name, 0).tree())
                : saved(name, number).orElseThrow(() -> unknown(name));
    }

    /** The last document of a deleted mapping; empty if there is none, or a mapping with that name is saved again. */
    public Optional<MappingText> lastDeleted(String name) {
        return revisions(name, Integer.MAX_VALUE, 1).stream()
                .filter(MappingRevision::deleted)
                .findFirst()
                .flatMap(deletion -> saved(name, deletion.version() - 1));
    }

    /** The newest versions with a number below {@code before}, including those that deleted the mapping. */
    public List<MappingRevision> revisions(String name, int before, int limit) {
        if (!MappingDocument.isName(name)) {
            return List.of();
        }
        return Transactions.joining(() -> versions.before(name, before, limit).stream()
                .map(row -> new MappingRevision(row.version, row.created, row.author, row.document == null))
                .toList());
    }

    /**
     * Checks that the name is that of a saved mapping or recipe.
     *
     * @throws Problem 404 if there is none
     */
    public void requireKnown(String name) {
        known(name, current(name));
    }

    /**
     * Checks that a mapping with that name is saved, or was.
     *
     * @throws Problem 404 if there never was one
     */
    public void requireEdited(String name) {
        if (revisions(name, Integer.MAX_VALUE, 1).isEmpty()) {
            throw unknown(name);
        }
    }

    /**
     * Parses a document.
     *
     * @throws Problem 413 if it is too large, 400 if it is not in the format, 422 with every error
     */
    public MappingDocument parse(String text, DocumentFormat format) {
        if (text.length() > MAX_DOCUMENT || text.getBytes(StandardCharsets.UTF_8).length > MAX_DOCUMENT) {
            throw Problem.tooLarge("A mapping has at most 256 KiB.");
        }
        return MappingDocument.parse(text, format);
    }

    /**
     * Saves a document as the next version of a mapping. An equal one creates no version.
     *
     * @return the current version afterwards
     * @throws Problem 413 if it is too large, 400 if it is not in the format, 422 with every error, 409 if another
     * version is current or there are too many mappings
     */
    @Transactional
    public MappingText save(String name, String text, DocumentFormat format, ExpectedVersion expected) {
        requireName(name);
        var document = named(name, parse(text, format));
        var stored = document.tree().toString();
        if (!InputText.isStorable(stored)) {
            throw refused("", "mapping.characters", "The mapping contains a character that cannot be stored.");
        }
        var before = mappings.findByIdOptional(name);
        var number = before.map(row -> row.version).orElse(0);
        requireExpected(name, number, expected);
        if (number == 0 && mappings.count() >= MAX_MAPPINGS) {
            throw Problem.conflict("There are already " + MAX_MAPPINGS + " mappings. Delete one first.");
        }
        var old = versions.version(name, number)
                .flatMap(row -> Optional.ofNullable(row.document))
                .orElse("");
        if (stored.equals(old)) {
            return new MappingText(name, number, document.tree());
        }
        var next = versions.newest(name) + 1;
        var described =
                before.map(row -> describe(row.version, row.title, row.source)).orElse(null);
        add(name, next, stored);
        var title = title(document);
        mappings.put(name, next, title, document.mapping().source());
        audit.record(AuditChange.changed(
                AuditAction.MAPPING_SAVED,
                "mapping " + name,
                described,
                describe(next, title, document.mapping().source())));
        return new MappingText(name, next, document.tree());
    }

    /**
     * Deletes a mapping. Its versions stay, and its name can be used again.
     *
     * @throws Problem 404 if no such mapping is saved, 409 if another version is current
     */
    @Transactional
    public void delete(String name, ExpectedVersion expected) {
        var row = Optional.of(name)
                .filter(MappingDocument::isName)
                .flatMap(mappings::findByIdOptional)
                .orElseThrow(() -> Recipes.names().contains(name)
                        ? Problem.notFound("'" + name + "' is a recipe. Recipes cannot be deleted.")
                        : unknown(name));
        requireExpected(name, row.version, expected);
        var described = describe(row.version, row.title, row.source);
        add(name, row.version + 1, null);
        mappings.remove(name);
        audit.record(AuditChange.removed(AuditAction.MAPPING_DELETED, "mapping " + name, described));
    }

    private void add(String name, int version, @Nullable String document) {
        // The databases store microseconds.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        versions.add(name, version, document, now, audit.actor().name());
    }

    private static void requireName(String name) {
        if (!MappingDocument.isName(name)) {
            throw refused(
                    "/name",
                    "name.form",
                    "'" + DocumentCursor.excerpt(name)
                            + "' is not a name. Use at most 60 of a–z, 0–9 and -, as in helpdesk-tickets.");
        }
        if (RESERVED.contains(name)) {
            throw refused("/name", "name.taken", "'" + name + "' is an address of Kept. Choose another name.");
        }
    }

    /** The document with its name in it. */
    private static MappingDocument named(String name, MappingDocument document) {
        if (document.mapping().name().equals(name)
                && document.tree().path("name").asText("").equals(name)) {
            return document;
        }
        if (!(document.tree() instanceof ObjectNode object) || object.hasNonNull("name")) {
            throw refused(
                    "/name",
                    "name.other",
                    "The document says another name than '" + name + "'. Write the same name, or leave it out.");
        }
        return MappingDocument.parse(object.deepCopy().put("name", name).toString(), DocumentFormat.JSON);
    }

    private static void requireExpected(String name, int number, ExpectedVersion expected) {
        if (expected.allows(number)) {
            return;
        }
        if (number == 0) {
            throw Problem.conflict("There is no saved mapping '" + name + "' any more. Nothing was changed.");
        }
        throw Problem.conflict(
                expected.allows(0)
                        ? "There is already a mapping '" + name + "'. Choose another name."
                        : "The mapping has changed: version " + number
                                + " is current, and it is not the one you read. Read it again, then send your"
                                + " changes.");
    }

    private String title(MappingDocument document) {
        var own = document.tree().path("title").asText("");
        var recipe = document.tree().path("recipe").asText("");
        return own.isBlank() && !recipe.isEmpty()
                ? compiled(recipe, 0).tree().path("title").asText("")
                : own;
    }

    private static String describe(int version, String title, String source) {
        return AuditChange.lines("version", version, "title", title, "source", source);
    }

    private Optional<MappingText> saved(String name, int version) {
        if (!MappingDocument.isName(name)) {
            return Optional.empty();
        }
        return Transactions.joining(() -> versions.version(name, version)
                .flatMap(row -> Optional.ofNullable(row.document))
                .map(text -> new MappingText(
                        name, version, DocumentTree.read(text, DocumentFormat.JSON, new DocumentFaults("mapping")))));
    }

    private MappingDocument compiled(String name, int version) {
        var key = new CompiledKey(name, version);
        var held = compiled.getIfPresent(key);
        if (held != null) {
            return held;
        }
        var document = version == 0 ? Recipes.find(name) : compile(name, version);
        compiled.put(key, document);
        return document;
    }

    private MappingDocument compile(String name, int version) {
        var text = saved(name, version).orElseThrow(() -> unknown(name));
        return MappingDocument.parse(text.write(DocumentFormat.JSON), DocumentFormat.JSON);
    }

    /** The version to use: the saved one, or 0 for a recipe. */
    private int known(String name, Optional<Integer> saved) {
        if (saved.isEmpty() && !Recipes.names().contains(name)) {
            throw unknown(name);
        }
        return saved.orElse(0);
    }

    private Problem unknown(String name) {
        var names = new TreeSet<>(Recipes.names());
        Transactions.joining(mappings::all).forEach(row -> names.add(row.name));
        var nearest = NearestWord.suggestion(name, names);
        return Problem.notFound("There is no mapping or recipe '" + InputText.excerpt(name) + "'."
                + (nearest.isEmpty() ? " GET /api/v1/mappings lists them." : nearest));
    }

    private static String storable(String source) {
        var fault = NameText.fault(source);
        if (fault != null) {
            throw refused("?source", "source.characters", "source " + fault);
        }
        var name = NameText.normalise(source);
        var length = name.codePointCount(0, name.length());
        if (length == 0 || length > MAX_SOURCE) {
            throw refused("?source", "source.length", "source must have 1 to " + MAX_SOURCE + " characters.");
        }
        if (DOTS.contains(name)) {
            throw refused("?source", "source.dots", "source must not be '" + name + "'.");
        }
        return name;
    }

    private static Problem refused(String pointer, String code, String detail) {
        return Problem.invalid("Nothing was stored.", List.of(InputError.at(pointer, code, detail)));
    }
}
