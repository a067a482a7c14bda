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

/** Creates, changes, removes and authenticates the people who may sign in. */
@ApplicationScoped
public class PersonService implements PersonDirectory {

    /**
     * A person with the time of their last request.
     *
     * @param lastSeen to about a minute; null for never
     */
    record PersonActivity(Person person, @Nullable Instant lastSeen) {}

    private final PersonStore store;
    private final InvitationStore invitations;
    private final PasswordHasher passwordHasher;
    private final SessionService sessionService;
    private final Audit audit;
    private final Clock clock;

    PersonService(
            PersonStore store,
            InvitationStore invitations,
            PasswordHasher passwordHasher,
            SessionService sessionService,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.invitations = invitations;
        this.passwordHasher = passwordHasher;
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
        return store.byEmail(NewPerson.normalizeEmail(email)).map(PersonRow::toPerson);
    }

    @Transactional
    @Override
    public Set<String> emailsIn(Set<String> teams) {
        return teams.isEmpty() ? Set.of() : store.emailsIn(teams);
    }

    @Transactional
    @Override
    public Optional<Instant> joined(String email) {
        return find(email).map(row -> row.created);
    }

    @Transactional
    @Override
    public List<String> names() {
        return all().stream()
                .flatMap(person -> person.names().stream())
                .distinct()
                .toList();
    }

    /** All people, by name. */
    @Transactional
    public List<Person> all() {
        return store.allByName().stream().map(PersonRow::toPerson).toList();
    }

    @Transactional
    List<PersonActivity> allWithLastSeen() {
        return store.allByName().stream()
                .map(row -> new PersonActivity(row.toPerson(), row.lastSeen))
                .toList();
    }

    /**
     * The person with this id.
     *
     * @throws Problem 404 if there is none
     */
    @Transactional
    public Person get(UUID id) {
        return store.findByIdOptional(id).map(PersonRow::toPerson).orElseThrow(PersonService::notFound);
    }

    /** Creates a person in the caller's transaction. */
    public Person create(NewPerson newPerson) {
        var errors = newPerson.validate("");
        if (!errors.isEmpty()) {
            throw Problem.invalid("No account was created. Correct the fields below.", errors);
        }
        return persist(
                newPerson.name(),
                newPerson.email(),
                newPerson.role(),
                newPerson.teams(),
                passwordHasher.hash(newPerson.password()));
    }

    /** Creates a person authenticated by the OpenID provider, without a password. */
    public Person createFromOidc(String name, String email, Role role, Collection<String> teams) {
        return QuarkusTransaction.requiringNew().call(() -> {
            invitations.deleteExpiredAndOf(email, clock.instant());
            return persist(name, email, role, teams, null);
        });
    }

    private Person persist(
            String name, String email, Role role, Collection<String> teams, @Nullable String passwordHash) {
        var row = new PersonRow();
        row.id = UUID.randomUUID();
        row.name = name;
        row.email = email;
        row.passwordHash = passwordHash;
        row.assign(role, teams);
        row.created = clock.instant();
        store.persistAndFlush(row);
        audit.record(
                actorFor(row.email),
                List.of(AuditChange.added(
                        AuditAction.PERSON_JOINED, auditSubject(row.email), auditLines(row.toPerson()))));
        return row.toPerson();
    }

    /** Whether the person has a password; people who use only the company account have none. */
    @Transactional
    boolean hasPassword(UUID id) {
        return store.findByIdOptional(id)
                .filter(row -> row.passwordHash != null)
                .isPresent();
    }

    /**
     * Called before an attempt to authenticate is counted.
     *
     * @throws Problem 503 if too many attempts wait for a processor
     */
    public void requireCapacity() {
        passwordHasher.requireCapacity();
    }

    /** The person, if the password is right. Takes equally long for unknown addresses. */
    public Optional<Person> authenticate(String email, String password) {
        var row = find(email);
        var matches = passwordHasher.matches(
                password, row.map(each -> each.passwordHash).orElse(null));
        return row.filter(each -> matches).map(PersonRow::toPerson);
    }

    /**
     * Changes role and teams, effective from the person's next request.
     *
     * @throws Problem 409 if no administrator would be left
     */
    public void change(UUID id, Role role, Collection<String> teams) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (role != Role.ADMIN) {
                requireOtherAdministrator(id);
            }
            var row = store.findByIdOptional(id).orElseThrow(PersonService::notFound);
            var before = row.toPerson();
            row.assign(role, teams);
            if (!before.equals(row.toPerson())) {
                audit.record(AuditChange.changed(
                        AuditAction.PERSON_CHANGED,
                        auditSubject(row.email),
                        auditLines(before),
                        auditLines(row.toPerson())));
            }
            if (role != Role.ADMIN) {
                invitations.withdrawCreatedBy(row.email);
            }
        });
        sessionService.evict(id);
    }

    /**
     * Removes a person and their sessions; their actions stay in the audit trail under their address.
     *
     * @throws Problem 409 if no administrator would be left
     */
    public void remove(UUID id) {
        QuarkusTransaction.requiringNew().run(() -> {
            requireOtherAdministrator(id);
            var row = store.findByIdOptional(id).orElseThrow(PersonService::notFound);
            invitations.withdrawCreatedBy(row.email);
            if (store.delete("id", id) == 0) {
                throw notFound();
            }
            audit.record(AuditChange.removed(
                    AuditAction.PERSON_REMOVED, auditSubject(row.email), auditLines(row.toPerson())));
        });
        sessionService.evict(id);
    }

    /** Sets a validated password, and ends every session and pending link of the person. */
    Person changePassword(UUID id, String password) {
        var hash = passwordHasher.hash(password);
        var person = QuarkusTransaction.joiningExisting().call(() -> {
            var row = store.findByIdOptional(id).orElseThrow(PersonService::notFound);
            row.passwordHash = hash;
            invitations.deleteExpiredAndOf(row.email, clock.instant());
            audit.record(
                    actorFor(row.email),
                    List.of(new AuditChange(AuditAction.PASSWORD_CHANGED, auditSubject(row.email), null, null, null)));
            return row.toPerson();
        });
        sessionService.endAll(id);
        return person;
    }

    /** Signs a person out everywhere, at their request. */
    void signOutEverywhere(Person person) {
        QuarkusTransaction.requiringNew().run(() -> {
            sessionService.endAll(person.id());
            audit.record(new AuditChange(AuditAction.SESSIONS_ENDED, auditSubject(person.email()), null, null, null));
        });
    }

    /** A person using a link has not signed in yet, but is the actor. */
    private Actor actorFor(String email) {
        var actor = audit.actor();
        return actor.name().equals(Actor.KEPT.name()) && actor.address() != null ? actor.withName(email) : actor;
    }

    static String auditSubject(String email) {
        return "person " + email;
    }

    private static String auditLines(Person person) {
        return AuditChange.lines("name", person.name(), "role", person.role().code(), "teams", person.teams());
    }

    private void requireOtherAdministrator(UUID id) {
        var all = store.lockAdministratorIds();
        if (all.size() == 1 && all.contains(id)) {
            throw Problem.conflict("This is the only administrator. Make someone else an administrator first.");
        }
    }

    private static Problem notFound() {
        return Problem.notFound("This person does not exist or has been removed.");
    }

    @Transactional
    Optional<PersonRow> find(String email) {
        return store.byEmail(NewPerson.normalizeEmail(email));
    }
}
