package org.kept.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.access.KpiNames;
import org.kept.access.Person;
import org.kept.access.PersonDirectory;
import org.kept.access.TeamNames;
import org.kept.audit.Actor;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.database.ListSlice;
import org.kept.database.Transactions;
import org.kept.mission.Clause;
import org.kept.mission.Missions;
import org.kept.problem.InputError;
import org.kept.problem.NearestWord;
import org.kept.problem.Problem;

/** Adds and removes subscriptions. */
@ApplicationScoped
public class SubscriptionService {

    private static final int MAX_OF_ONE = 50;

    private final SubscriptionStore store;
    private final PersonDirectory people;
    private final TeamNames teams;
    private final KpiNames kpis;
    private final Missions missions;
    private final Audit audit;
    private final Clock clock;

    SubscriptionService(
            SubscriptionStore store,
            PersonDirectory people,
            TeamNames teams,
            KpiNames kpis,
            Missions missions,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.people = people;
        this.teams = teams;
        this.kpis = kpis;
        this.missions = missions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The subscriptions of everyone, by person.
     *
     * @param cursor that of the page; null for the first
     */
    public ListSlice<Subscription> page(@Nullable String cursor, int limit) {
        return store.page(cursor, limit);
    }

    public List<Subscription> of(String person) {
        return store.of(person);
    }

    /**
     * The subscription with this id.
     *
     * @param person whose it must be; null for anyone's
     * @throws Problem 404 if there is none
     */
    public Subscription require(UUID id, @Nullable String person) {
        return store.find(id)
                .filter(each -> person == null || each.person().equals(person))
                .orElseThrow(() -> Problem.notFound("There is no subscription with this id."));
    }

    /**
     * Adds a subscription, or returns the one that the person has already.
     *
     * @throws Problem 422 with every error; 409 if the person has 50
     */
    public Subscription add(SubscriptionRequest request, String by) {
        var faults = new ArrayList<InputError>();
        var person = person(request.person(), faults);
        var kind = kind(request.what(), faults);
        var pace = pace(request.every(), kind, faults);
        var scope = scope(request, person, faults);
        if (person == null || kind == null || !faults.isEmpty()) {
            throw Problem.invalid("The subscription has errors. Nothing was stored.", faults);
        }
        var subscription = new Subscription(
                UUID.randomUUID(),
                person.email(),
                kind,
                pace,
                scope,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                by);
        return Transactions.joining(() -> write(subscription));
    }

    private Subscription write(Subscription subscription) {
        var own = store.of(subscription.person());
        var same = own.stream().filter(each -> isSame(each, subscription)).findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        if (own.size() >= MAX_OF_ONE) {
            throw Problem.conflict("A person has at most " + MAX_OF_ONE + " subscriptions. Remove one first.");
        }
        if (!store.insert(subscription)) {
            throw Problem.conflict("This subscription was just added. Load the page again.");
        }
        audit.record(AuditChange.added(AuditAction.SUBSCRIPTION_ADDED, subject(subscription), subscription.title()));
        return subscription;
    }

    private static boolean isSame(Subscription one, Subscription other) {
        return one.kind() == other.kind()
                && one.pace() == other.pace()
                && one.scope().equals(other.scope());
    }

    private @Nullable Person person(@Nullable String email, List<InputError> faults) {
        var person = email == null ? Optional.<Person>empty() : people.byEmail(email.strip());
        if (person.isEmpty()) {
            faults.add(
                    InputError.at("/person", "person.unknown", "Name the e-mail address of someone with an account."));
        }
        return person.orElse(null);
    }

    private static @Nullable SubscriptionKind kind(@Nullable String code, List<InputError> faults) {
        var kind = SubscriptionKind.of(code == null ? "" : code).orElse(null);
        if (kind == null) {
            faults.add(InputError.at(
                    "/what", "what.unknown", "Choose digest or alerts." + suggestion(code, SubscriptionKind.codes())));
        }
        return kind;
    }

    private static @Nullable DigestPace pace(
            @Nullable String code, @Nullable SubscriptionKind kind, List<InputError> faults) {
        if (kind != SubscriptionKind.DIGEST) {
            if (kind != null && code != null && !code.isBlank()) {
                faults.add(InputError.at("/every", "every.unused", "Alerts come as they open. Leave this out."));
            }
            return null;
        }
        var pace = DigestPace.of(code == null ? "" : code).orElse(null);
        if (pace == null) {
            faults.add(InputError.at(
                    "/every", "every.unknown", "Choose weekly or monthly." + suggestion(code, DigestPace.codes())));
        }
        return pace;
    }

    private static String suggestion(@Nullable String code, List<String> known) {
        return code == null || code.isBlank() ? "" : NearestWord.suggestion(code, known);
    }

    private SubscriptionScope scope(SubscriptionRequest request, @Nullable Person person, List<InputError> faults) {
        var clause = given(request.clause());
        var kpi = given(request.kpi());
        var team = given(request.team());
        if (Stream.of(clause, kpi, team).filter(each -> !each.isEmpty()).count() > 1) {
            faults.add(InputError.at(
                    "/clause", "scope.several", "Choose one clause, KPI or team, or none for everything."));
        }
        if (!clause.isEmpty()) {
            checkClause(clause, faults);
            return new SubscriptionScope(SubscriptionScope.ScopeKind.CLAUSE, clause);
        }
        if (!kpi.isEmpty()) {
            if (!kpis.has(kpi)) {
                faults.add(InputError.at(
                        "/kpi", "kpi.unknown", "There is no KPI with this code." + suggestion(kpi, kpis.codes())));
            }
            return new SubscriptionScope(SubscriptionScope.ScopeKind.KPI, kpi);
        }
        if (!team.isEmpty()) {
            checkTeam(team, person, faults);
            return new SubscriptionScope(SubscriptionScope.ScopeKind.TEAM, team);
        }
        return SubscriptionScope.EVERYTHING;
    }

    private void checkClause(String code, List<InputError> faults) {
        var codes = missions.current().stream()
                .flatMap(version -> version.mission().clauses().stream())
                .map(Clause::code)
                .toList();
        if (!codes.contains(code)) {
            faults.add(InputError.at(
                    "/clause",
                    "clause.unknown",
                    "The mission has no clause with this code." + suggestion(code, codes)));
        }
    }

    private void checkTeam(String team, @Nullable Person person, List<InputError> faults) {
        var known = teams.teams();
        var own = person == null ? List.<String>of() : person.teams();
        if (!own.isEmpty() && !own.contains(team)) {
            faults.add(InputError.at(
                    "/team", "team.foreign", "This person sees only the teams " + String.join(", ", own) + "."));
        } else if (!known.contains(team)) {
            faults.add(InputError.at("/team", "team.unknown", "No event names this team." + suggestion(team, known)));
        }
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** Removes a subscription. */
    public void remove(Subscription subscription) {
        remove(subscription, audit.actor());
    }

    /** Removes a subscription by its link, as the person who has it. */
    void removeByLink(Subscription subscription) {
        remove(subscription, new Actor(subscription.person(), null, null));
    }

    private void remove(Subscription subscription, Actor by) {
        Transactions.joining(() -> {
            if (store.delete(subscription.id())) {
                audit.record(
                        by,
                        List.of(AuditChange.removed(
                                AuditAction.SUBSCRIPTION_REMOVED, subject(subscription), subscription.title())));
            }
            return true;
        });
    }

    private static String subject(Subscription subscription) {
        return "subscription of " + subscription.person();
    }
}
