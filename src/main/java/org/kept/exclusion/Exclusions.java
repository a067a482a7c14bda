package org.kept.exclusion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.TeamNames;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.calendar.ReportingZone;
import org.kept.database.ReadSession;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/** Adds and ends exclusions, and tells which are in effect. */
@ApplicationScoped
public class Exclusions {

    /** The number that may be in effect at once; each number reads them all. */
    public static final int MAX_IN_EFFECT = 500;

    /** With as many teams as this, more may exist than are listed. */
    private static final int ALL_TEAMS_KNOWN_BELOW = 200;

    private final ExclusionStore store;
    private final TeamNames teamNames;
    private final Audit audit;
    private final Event<ExclusionChanged> changes;
    private final ReportingZone zone;
    private final Clock clock;
    private final ReadSession reads;

    Exclusions(
            ExclusionStore store,
            TeamNames teamNames,
            Audit audit,
            Event<ExclusionChanged> changes,
            ReportingZone zone,
            Clock clock,
            ReadSession reads) {
        this.store = store;
        this.teamNames = teamNames;
        this.audit = audit;
        this.changes = changes;
        this.zone = zone;
        this.clock = clock;
        this.reads = reads;
    }

    /** Those in effect, oldest first; up to 500. */
    public List<Exclusion> inEffect() {
        return reads.read("exclusions", store::inEffect);
    }

    /**
     * All of them, newest first, the ended ones included.
     *
     * @param after the exclusion after which the page begins; null for the first page
     */
    public List<Exclusion> page(@Nullable Exclusion after, int limit) {
        return store.page(after, limit);
    }

    /** The exclusion with this id that the caller may see; the text may be no id. */
    public Optional<Exclusion> find(String id, DataScope dataScope) {
        UUID parsed;
        try {
            parsed = UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return store.exclusion(parsed).filter(each -> maySee(each, dataScope));
    }

    /** Whether the caller may see it: those of the whole company are visible to all, as its numbers are. */
    public static boolean maySee(Exclusion exclusion, DataScope dataScope) {
        return (exclusion.team() == null || dataScope.allowsTeam(exclusion.team()))
                && (exclusion.kpi() == null || dataScope.allowsKpi(exclusion.kpi()));
    }

    /**
     * The exclusion that would be added, for its effect to be shown before.
     *
     * @throws Problem 422 with everything that is wrong with it
     */
    public Exclusion check(NewExclusion wanted, String author) {
        var teams = teamNames.teams();
        var check = new ExclusionCheck(wanted, zone, now());
        return check.exclusion(author, teams.size() < ALL_TEAMS_KNOWN_BELOW ? teams : List.of())
                .orElseThrow(() -> Problem.invalid("The exclusion was not stored.", check.errors()));
    }

    /**
     * Adds an exclusion that was {@linkplain #check checked}.
     *
     * @throws Problem 409 if too many are in effect
     */
    @Transactional
    public Exclusion add(Exclusion exclusion) {
        if (store.inEffect().size() >= MAX_IN_EFFECT) {
            throw Problem.conflict("There are already " + MAX_IN_EFFECT + " exclusions in effect. End one first.");
        }
        store.add(exclusion);
        audit.record(AuditChange.added(AuditAction.EXCLUSION_ADDED, subject(exclusion), lines(exclusion)));
        changes.fire(new ExclusionChanged(exclusion));
        return exclusion;
    }

    /**
     * Ends an exclusion: from now on every number is as if it had never been. It stays readable.
     *
     * @throws Problem 422 without a reason, 409 if it has ended already
     */
    @Transactional
    public Exclusion end(Exclusion exclusion, @Nullable String because, String by) {
        var errors = new ArrayList<InputError>();
        var reason = ExclusionCheck.text("/reason", "reason", because, errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid("The exclusion was not ended.", errors);
        }
        var end = new Exclusion.ExclusionEnd(now(), by, reason);
        if (!store.end(exclusion.id(), end)) {
            throw Problem.conflict("This exclusion has ended already.");
        }
        var ended = exclusion.ended(end);
        audit.record(AuditChange.removed(AuditAction.EXCLUSION_ENDED, subject(exclusion), lines(exclusion))
                .withReason(reason));
        changes.fire(new ExclusionChanged(ended));
        return ended;
    }

    private static String subject(Exclusion exclusion) {
        return "exclusion " + exclusion.id();
    }

    private String lines(Exclusion exclusion) {
        return AuditChange.lines(
                "from",
                exclusion.span().fromText(zone),
                "to",
                exclusion.span().toText(zone),
                "kpi",
                exclusion.kpi(),
                "team",
                exclusion.team(),
                "category",
                exclusion.category().code(),
                "because",
                exclusion.because(),
                "by",
                exclusion.author());
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
