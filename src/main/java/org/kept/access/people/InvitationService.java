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

/** One-time links for new people and new passwords, valid for seven days. Only their hashes are stored. */
@ApplicationScoped
class InvitationService {

    /** A newly created link; its token is not available later. */
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
     * Invites a person. An earlier invitation of the same address becomes invalid.
     *
     * @throws Problem 422 with all errors
     */
    @Transactional
    CreatedInvitation invite(NewInvitation newInvitation, String createdBy) {
        var errors = newInvitation.validate();
        if (personService.byEmail(newInvitation.email()).isPresent()) {
            errors.add(InputError.at(
                    "/email", "email.known", "This e-mail address already has an account; see the list above."));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid("No invitation was created. Correct the fields below.", errors);
        }
        var row = new InvitationRow();
        row.email = newInvitation.email();
        row.name = newInvitation.name();
        row.role = newInvitation.parsedRole().orElseThrow().code();
        row.teams = new HashSet<>(newInvitation.teams());
        var created = persist(row, createdBy);
        audit.record(AuditChange.added(
                AuditAction.PERSON_INVITED, PersonService.auditSubject(row.email), auditLines(created.invitation())));
        return created;
    }

    /** Creates a link for choosing a new password. */
    @Transactional
    CreatedInvitation createPasswordLink(UUID id, String createdBy) {
        var person = personService.get(id);
        var row = new InvitationRow();
        row.email = person.email();
        row.name = person.name();
        row.role = person.role().code();
        row.person = id;
        audit.record(new AuditChange(
                AuditAction.PASSWORD_LINK_MADE, PersonService.auditSubject(row.email), null, null, null));
        return persist(row, createdBy);
    }

    /** Pending invitations, newest first. */
    @Transactional
    List<Invitation> pending() {
        return store.findPending(clock.instant()).stream()
                .map(InvitationRow::toInvitation)
                .toList();
    }

    @Transactional
    void withdraw(UUID id) {
        store.findByIdOptional(id).ifPresent(row -> {
            var invitation = row.toInvitation();
            if (store.withdraw(id)) {
                audit.record(AuditChange.removed(
                        AuditAction.INVITATION_WITHDRAWN,
                        PersonService.auditSubject(invitation.email()),
                        auditLines(invitation)));
            }
        });
    }

    private static String auditLines(Invitation invitation) {
        return AuditChange.lines(
                "name", invitation.name(), "role", invitation.role().code(), "teams", invitation.teams());
    }

    /** The invitation of a link; empty if the link is not valid. */
    @Transactional
    Optional<Invitation> find(String token) {
        return store.findValid(token, clock.instant()).map(InvitationRow::toInvitation);
    }

    /**
     * Uses the link, after the input has been validated.
     *
     * @throws Problem 404 if the link is not valid any more
     */
    Person accept(String token, String name, String password) {
        var person = QuarkusTransaction.requiringNew().call(() -> {
            var invitation = find(token).orElseThrow(InvitationService::invalidLink);
            if (!store.redeem(token, clock.instant())) {
                throw invalidLink();
            }
            return invitation.person() == null
                    ? personService.create(
                            new NewPerson(name, invitation.email(), password, invitation.role(), invitation.teams()))
                    : personService.changePassword(invitation.person(), password);
        });
        sessionService.evict(person.id());
        return person;
    }

    private CreatedInvitation persist(InvitationRow row, String createdBy) {
        var token = SecretTokens.newSecret();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        store.deleteExpiredAndOf(row.email, now);
        row.id = UUID.randomUUID();
        row.hash = SecretTokens.hash(token);
        row.created = now;
        row.createdBy = createdBy;
        row.expires = now.plus(HOLDS);
        store.persistAndFlush(row);
        return new CreatedInvitation(token, row.toInvitation());
    }

    private static Problem invalidLink() {
        return Problem.notFound("This link no longer works.");
    }
}
