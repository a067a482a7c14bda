package org.kept.promise;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.database.ReadSession;
import org.kept.database.Transactions;
import org.kept.document.DocumentCursor;
import org.kept.mission.Clause;
import org.kept.problem.InputError;
import org.kept.problem.NearestWord;
import org.kept.problem.Problem;
import org.kept.promise.brand.LogoImage;
import org.kept.promise.model.MonthMark;
import org.kept.promise.model.MonthVerdict;

/** Reads and saves the settings of the promise page, with the reliability of each clause. */
@ApplicationScoped
class PromiseSettingsService {

    /**
     * A clause of the current mission that can be published.
     *
     * @param chosen whether it is public
     * @param months what the page would show of it
     */
    record Candidate(Clause clause, boolean chosen, ClauseReliability reliability, List<MonthVerdict> months) {}

    private final PromiseStore store;
    private final PublicPromiseBuilder builder;
    private final ClauseReliabilities reliabilities;
    private final PromiseEditions editions;
    private final ReadSession reads;
    private final Audit audit;
    private final Clock clock;

    PromiseSettingsService(
            PromiseStore store,
            PublicPromiseBuilder builder,
            ClauseReliabilities reliabilities,
            PromiseEditions editions,
            ReadSession reads,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.builder = builder;
        this.reliabilities = reliabilities;
        this.editions = editions;
        this.reads = reads;
        this.audit = audit;
        this.clock = clock;
    }

    PromiseSettings settings() {
        return store.find();
    }

    /** The clauses that can be public, in the order of the mission. */
    List<Candidate> candidates(Set<String> chosen) {
        return reads.during(() -> {
            var clauses = clauses();
            var reliable = clauses.isEmpty() ? Map.<String, ClauseReliability>of() : reliabilities.all();
            return clauses.stream()
                    .map(clause -> new Candidate(
                            clause,
                            chosen.contains(clause.code()),
                            reliable.getOrDefault(clause.code(), unknown(clause)),
                            builder.verdicts(clause.code())))
                    .toList();
        });
    }

    private static ClauseReliability unknown(Clause clause) {
        return clause.isMeasured() ? new ClauseReliability(true, null, 0, 0, List.of()) : ClauseReliability.UNKNOWN;
    }

    private List<Clause> clauses() {
        return builder.mission().map(mission -> mission.clauses()).orElse(List.of());
    }

    /** Clauses taken down within the last year, latest first. */
    List<PromiseStore.Removal> removals() {
        return store.removals(clock.instant().minus(366, ChronoUnit.DAYS));
    }

    /**
     * Saves a change. A clause that people have seen on the page, and that missed a month of those shown, leaves a note
     * there when it is taken down.
     *
     * @return the settings as saved
     * @throws Problem 422 for a clause that the mission does not have, and for a page that would show none
     */
    PromiseSettings save(PromiseChange change, String author) {
        var saved = Transactions.joining(() -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            store.lock(now);
            var before = store.find();
            var known = clauses().stream().map(Clause::code).toList();
            var after = after(before, change, known, now);
            check(before, after, known, publicNames(before, after));
            if (!line(before).equals(line(after)) || isOtherLogo(before, after)) {
                takeDown(before, after, now, author);
                store.save(after, now, author);
                audit.record(
                        AuditChange.changed(AuditAction.PROMISE_CHANGED, "promise page", line(before), line(after)));
            }
            return after;
        });
        editions.invalidate();
        return saved;
    }

    private static PromiseSettings after(
            PromiseSettings before, PromiseChange change, List<String> known, Instant now) {
        var shown = change.shown().orElse(before.shown());
        var clauses = new HashMap<String, Optional<Instant>>();
        var codes = new HashSet<>(change.clauses().orElse(before.codes()));
        // A clause that the mission dropped cannot be chosen; the page says for a year that it is no longer promised.
        before.codes().stream()
                .filter(code -> before.wasShown(code) && !known.contains(code))
                .forEach(codes::add);
        for (var code : codes) {
            var since = before.clauses().getOrDefault(code, Optional.empty());
            clauses.put(code, shown && since.isEmpty() ? Optional.of(now) : since);
        }
        return new PromiseSettings(
                shown,
                clauses,
                change.colours().orElse(before.colours()),
                change.frames().orElse(before.frames()),
                change.changesLogo() ? change.logo() : before.logo());
    }

    /** What names a team or a person in the clauses that are shown from now on, and in the statement beside them. */
    private List<InputError> publicNames(PromiseSettings before, PromiseSettings after) {
        var shown = clauses().stream()
                .filter(clause -> after.wasShown(clause.code()) && !before.wasShown(clause.code()))
                .toList();
        var isShown = !shown.isEmpty() || (after.shown() && !before.shown());
        return Stream.concat(
                        (isShown ? builder.statementFault() : Optional.<String>empty())
                                .map(fault -> InputError.at("/on", "on.public", fault)).stream(),
                        shown.stream()
                                .flatMap(clause -> builder.faults(clause).stream())
                                .map(fault -> InputError.at("/clauses", "clauses.public", fault)))
                .toList();
    }

    private static void check(
            PromiseSettings before, PromiseSettings after, List<String> known, List<InputError> named) {
        var faults = new ArrayList<>(named);
        for (var code : after.codes()) {
            if (!known.contains(code) && !before.codes().contains(code)) {
                var excerpt = DocumentCursor.excerpt(code);
                faults.add(InputError.at(
                        "/clauses",
                        "clauses.unknown",
                        "The mission in effect has no clause '" + excerpt + "'."
                                + NearestWord.find(code, known)
                                        .map(each -> " Did you mean '" + each + "'?")
                                        .orElse(known.isEmpty() ? "" : " It has " + String.join(", ", known) + ".")));
            }
        }
        if (after.shown() && faults.isEmpty() && after.codes().stream().noneMatch(known::contains)) {
            faults.add(InputError.at(
                    "/clauses",
                    "clauses.missing",
                    known.isEmpty()
                            ? "No mission is in effect, so there is no promise to show. Publish the mission first."
                            : "Choose at least one clause to show, or leave the page off."));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid("The promise page was not changed.", faults);
        }
    }

    private void takeDown(PromiseSettings before, PromiseSettings after, Instant now, String author) {
        var removed = new HashSet<>(before.codes());
        removed.removeAll(after.codes());
        for (var code : removed.stream().filter(before::wasShown).sorted().toList()) {
            var months = builder.verdicts(code);
            var missed = MonthVerdict.count(months, MonthMark.MISSED);
            if (missed > 0) {
                var removal = new PromiseStore.Removal(
                        code,
                        builder.quote(code).orElse(code),
                        now,
                        author,
                        MonthVerdict.count(months, MonthMark.KEPT),
                        missed,
                        MonthVerdict.count(months, MonthMark.NOT_MEASURED));
                store.insert(removal);
                audit.record(AuditChange.removed(
                        AuditAction.PROMISE_TAKEN_DOWN,
                        "promise " + code,
                        AuditChange.lines(
                                "clause",
                                removal.quote(),
                                "months kept",
                                removal.kept(),
                                "missed",
                                removal.missed(),
                                "not measured",
                                removal.unmeasured())));
            }
        }
    }

    private static boolean isOtherLogo(PromiseSettings before, PromiseSettings after) {
        var logo = after.logo();
        return logo == null ? before.logo() != null : !logo.isSame(before.logo());
    }

    /** The settings as lines of the audit trail. */
    private static String line(PromiseSettings settings) {
        return AuditChange.lines(
                "page",
                settings.shown() ? "on" : "off",
                "clauses",
                settings.codes().stream().sorted().collect(Collectors.joining(", ")),
                "light colour",
                settings.colours().light(),
                "dark colour",
                settings.colours().dark(),
                "frames",
                String.join(", ", settings.frames()),
                "logo",
                words(settings.logo()));
    }

    private static String words(@Nullable LogoImage logo) {
        return logo == null ? "" : logo.type() + ", " + logo.width() + " by " + logo.height();
    }
}
