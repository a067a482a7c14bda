package org.kept.access.people;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kept.access.Person;
import org.kept.access.SecretTokens;
import org.kept.access.person.NewPerson;
import org.kept.access.session.SessionService;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/** Links that let somebody in, once, within a week; only their fingerprints are kept. */
@ApplicationScoped
class InvitationService {

    /** A link that was just made; this is the only time its token is known. */
    record CreatedInvitation(String token, Invitation invitation) {}

    static final Duration HOLDS = Duration.ofDays(7);

    private final InvitationStore store;
    private final PersonService personService;
    private final SessionService sessionService;
    private final Audit audit;
    private final Clock clock;

    InvitationService(
            InvitationStore store,
            PersonService personService,
            SessionService sessionService,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.personService = personService;
        this.sessionService = sessionService;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Invites somebody; an earlier invitation of the same address does not hold any more.
     *
     * @throws Problem 422 with every fault
     */
    @Transactional
    CreatedInvitation invite(NewInvitation wanted, String by) {
        var faults = wanted.faults();
        if (personService.byEmail(wanted.email()).isPresent()) {
            faults.add(InputError.at(
                    "/email", "email.known", "Somebody with this address is here already; see the list above."));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid("Nobody can be invited like this.", faults);
        }
        var row = new InvitationRow();
        row.email = wanted.email();
        row.name = wanted.name();
        row.role = wanted.known().orElseThrow().code();
        row.teams = new HashSet<>(wanted.teams());
        var made = keep(row, by);
        audit.record(AuditChange.added(
                AuditAction.PERSON_INVITED, PersonService.subject(row.email), lines(made.invitation())));
        return made;
    }

    /** A link by which that person chooses a new password. */
    @Transactional
    CreatedInvitation reset(UUID id, String by) {
        var person = personService.get(id);
        var row = new InvitationRow();
        row.email = person.email();
        row.name = person.name();
        row.role = person.role().code();
        row.person = id;
        audit.record(
                new AuditChange(AuditAction.PASSWORD_LINK_MADE, PersonService.subject(row.email), null, null, null));
        return keep(row, by);
    }

    /** Who was invited and has not come yet, the newest first. */
    @Transactional
    List<Invitation> waiting() {
        return store.waiting(clock.instant()).stream()
                .map(InvitationRow::invitation)
                .toList();
    }

    @Transactional
    void withdraw(UUID id) {
        store.findByIdOptional(id).ifPresent(row -> {
            var invitation = row.invitation();
            if (store.withdraw(id)) {
                audit.record(AuditChange.removed(
                        AuditAction.INVITATION_WITHDRAWN,
                        PersonService.subject(invitation.email()),
                        lines(invitation)));
            }
        });
    }

    private static String lines(Invitation invitation) {
        return AuditChange.lines(
                "name", invitation.name(), "role", invitation.role().code(), "teams", invitation.teams());
    }

    /** What that link is for; empty where it does not hold. */
    @Transactional
    Optional<Invitation> find(String token) {
        return store.holding(token, clock.instant()).map(InvitationRow::invitation);
    }

    /**
     * Uses a link up, after everything that was typed was found good.
     *
     * @throws Problem 404 where it does not hold any more
     */
    Person accept(String token, String name, String password) {
        var person = QuarkusTransaction.requiringNew().call(() -> {
            var invitation = find(token).orElseThrow(InvitationService::gone);
            if (!store.spend(token, clock.instant())) {
                throw gone();
            }
            return invitation.person() == null
                    ? personService.create(
                            new NewPerson(name, invitation.email(), password, invitation.role(), invitation.teams()))
                    : personService.changePassword(invitation.person(), password);
        });
        sessionService.evict(person.id());
        return person;
    }

    private CreatedInvitation keep(InvitationRow row, String by) {
        var token = SecretTokens.secret();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        store.forget(row.email, now);
        row.id = UUID.randomUUID();
        row.hash = SecretTokens.fingerprint(token);
        row.created = now;
        row.createdBy = by;
        row.expires = now.plus(HOLDS);
        store.persistAndFlush(row);
        return new CreatedInvitation(token, row.invitation());
    }

    private static Problem gone() {
        return Problem.notFound("This link does not hold any more.");
    }
}
