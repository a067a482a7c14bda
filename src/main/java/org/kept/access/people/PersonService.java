package org.kept.access.people;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.access.Person;
import org.kept.access.PersonDirectory;
import org.kept.access.Role;
import org.kept.access.person.NewPerson;
import org.kept.access.person.PasswordHasher;
import org.kept.access.person.PersonRow;
import org.kept.access.person.PersonStore;
import org.kept.access.session.SessionService;
import org.kept.audit.Actor;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.problem.Problem;

/** The people who may sign in. */
@ApplicationScoped
public class PersonService implements PersonDirectory {

    /**
     * Somebody as the list of people knows them.
     *
     * @param lastSeen within about a minute; null for never
     */
    record PersonActivity(Person person, @Nullable Instant lastSeen) {}

    private final PersonStore store;
    private final InvitationStore invitations;
    private final PasswordHasher hashes;
    private final SessionService sessionService;
    private final Audit audit;
    private final Clock clock;

    PersonService(
            PersonStore store,
            InvitationStore invitations,
            PasswordHasher hashes,
            SessionService sessionService,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.invitations = invitations;
        this.hashes = hashes;
        this.sessionService = sessionService;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    @Override
    public boolean isEmpty() {
        return store.count() == 0;
    }

    @Transactional
    @Override
    public Optional<Person> byEmail(String email) {
        return store.byEmail(NewPerson.normal(email)).map(PersonRow::person);
    }

    @Transactional
    @Override
    public Set<String> emailsIn(Set<String> teams) {
        return teams.isEmpty() ? Set.of() : store.emailsIn(teams);
    }

    /** Everybody, by name. */
    @Transactional
    public List<Person> all() {
        return store.inOrder().stream().map(PersonRow::person).toList();
    }

    @Transactional
    List<PersonActivity> allWithLastSeen() {
        return store.inOrder().stream()
                .map(row -> new PersonActivity(row.person(), row.lastSeen))
                .toList();
    }

    /**
     * The person of that id.
     *
     * @throws Problem 404 where there is none
     */
    @Transactional
    public Person get(UUID id) {
        return store.findByIdOptional(id).map(PersonRow::person).orElseThrow(PersonService::gone);
    }

    /** Takes somebody in; the transaction is the caller's. */
    public Person create(NewPerson wanted) {
        var faults = wanted.faults("");
        if (!faults.isEmpty()) {
            throw Problem.invalid("This person cannot be taken in like this.", faults);
        }
        return keep(wanted.name(), wanted.email(), wanted.role(), wanted.teams(), hashes.hash(wanted.password()));
    }

    /** Takes in somebody whom the company's provider vouches for; they have no password. */
    public Person createFromOidc(String name, String email, Role role, Collection<String> teams) {
        return QuarkusTransaction.requiringNew().call(() -> {
            invitations.forget(email, clock.instant());
            return keep(name, email, role, teams, null);
        });
    }

    private Person keep(String name, String email, Role role, Collection<String> teams, @Nullable String passwordHash) {
        var row = new PersonRow();
        row.id = UUID.randomUUID();
        row.name = name;
        row.email = email;
        row.passwordHash = passwordHash;
        row.become(role, teams);
        row.created = clock.instant();
        store.persistAndFlush(row);
        audit.record(
                self(row.email),
                List.of(AuditChange.added(AuditAction.PERSON_JOINED, subject(row.email), lines(row.person()))));
        return row.person();
    }

    /** Whether they can sign in by a password; who comes by the company's provider only has none. */
    @Transactional
    boolean hasPassword(UUID id) {
        return store.findByIdOptional(id)
                .filter(row -> row.passwordHash != null)
                .isPresent();
    }

    /** Who that is, if the password is theirs; takes as long whether or not there is such a person. */
    public Optional<Person> authenticate(String email, String password) {
        var row = find(email);
        var matches =
                hashes.matches(password, row.map(each -> each.passwordHash).orElse(null));
        return row.filter(each -> matches).map(PersonRow::person);
    }

    /**
     * Gives somebody another role and other teams; it counts from their next request on.
     *
     * @throws Problem 409 where nobody would be left to look after the installation
     */
    public void change(UUID id, Role role, Collection<String> teams) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (role != Role.ADMIN) {
                keepOneAdministrator(id);
            }
            var row = store.findByIdOptional(id).orElseThrow(PersonService::gone);
            var before = row.person();
            row.become(role, teams);
            if (!before.equals(row.person())) {
                audit.record(AuditChange.changed(
                        AuditAction.PERSON_CHANGED, subject(row.email), lines(before), lines(row.person())));
            }
            if (role != Role.ADMIN) {
                invitations.withdrawAllOf(row.email);
            }
        });
        sessionService.evict(id);
    }

    /**
     * Takes somebody's access away, their sessions with it; what they did stays under their address.
     *
     * @throws Problem 409 where nobody would be left to look after the installation
     */
    public void remove(UUID id) {
        QuarkusTransaction.requiringNew().run(() -> {
            keepOneAdministrator(id);
            var row = store.findByIdOptional(id).orElseThrow(PersonService::gone);
            invitations.withdrawAllOf(row.email);
            store.delete(row);
            audit.record(AuditChange.removed(AuditAction.PERSON_REMOVED, subject(row.email), lines(row.person())));
        });
        sessionService.evict(id);
    }

    /** Sets a password that was found good and ends every session, and any link for another one with it. */
    Person changePassword(UUID id, String password) {
        var hash = hashes.hash(password);
        var person = QuarkusTransaction.joiningExisting().call(() -> {
            var row = store.findByIdOptional(id).orElseThrow(PersonService::gone);
            row.passwordHash = hash;
            invitations.forget(row.email, clock.instant());
            audit.record(
                    self(row.email),
                    List.of(new AuditChange(AuditAction.PASSWORD_CHANGED, subject(row.email), null, null, null)));
            return row.person();
        });
        sessionService.endAll(id);
        return person;
    }

    /** Signs somebody out everywhere, because they asked for it. */
    void signOutEverywhere(Person person) {
        QuarkusTransaction.requiringNew().run(() -> {
            sessionService.endAll(person.id());
            audit.record(new AuditChange(AuditAction.SESSIONS_ENDED, subject(person.email()), null, null, null));
        });
    }

    /** Whoever comes in by a link has not signed in yet: it is they who act. */
    private Actor self(String email) {
        var actor = audit.actor();
        return actor.name().equals(Actor.KEPT.name()) && actor.address() != null ? actor.as(email) : actor;
    }

    static String subject(String email) {
        return "person " + email;
    }

    private static String lines(Person person) {
        return AuditChange.lines("name", person.name(), "role", person.role().code(), "teams", person.teams());
    }

    private void keepOneAdministrator(UUID id) {
        var all = store.administrators();
        if (all.size() == 1 && all.contains(id)) {
            throw Problem.conflict(
                    "This is the only administrator, and somebody has to be. Make somebody else one first.");
        }
    }

    private static Problem gone() {
        return Problem.notFound("There is no such person here.");
    }

    @Transactional
    Optional<PersonRow> find(String email) {
        return store.byEmail(NewPerson.normal(email));
    }
}
