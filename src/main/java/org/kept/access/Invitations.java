package org.kept.access;

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
import org.kept.audit.Act;
import org.kept.audit.Audit;
import org.kept.audit.Change;
import org.kept.problem.Fault;
import org.kept.problem.Problem;

/** Links that let somebody in, once, within a week; only their fingerprints are kept. */
@ApplicationScoped
class Invitations {

    /** A link that was just made; this is the only time its token is known. */
    record Made(String token, Invitation invitation) {}

    static final Duration HOLDS = Duration.ofDays(7);

    private final InvitationStore store;
    private final People people;
    private final Sessions sessions;
    private final Audit audit;
    private final Clock clock;

    Invitations(InvitationStore store, People people, Sessions sessions, Audit audit, Clock clock) {
        this.store = store;
        this.people = people;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Invites somebody; an earlier invitation of the same address does not hold any more.
     *
     * @throws Problem 422 with every fault
     */
    @Transactional
    Made invite(NewInvitation wanted, String by) {
        var faults = wanted.faults();
        if (people.byEmail(wanted.email()).isPresent()) {
            faults.add(Fault.at(
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
        audit.record(Change.made(Act.PERSON_INVITED, People.subject(row.email), lines(made.invitation())));
        return made;
    }

    /** A link by which that person chooses a new password. */
    @Transactional
    Made reset(UUID id, String by) {
        var person = people.get(id);
        var row = new InvitationRow();
        row.email = person.email();
        row.name = person.name();
        row.role = person.role().code();
        row.person = id;
        audit.record(new Change(Act.PASSWORD_LINK_MADE, People.subject(row.email), null, null, null));
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
                audit.record(
                        Change.gone(Act.INVITATION_WITHDRAWN, People.subject(invitation.email()), lines(invitation)));
            }
        });
    }

    private static String lines(Invitation invitation) {
        return Change.lines("name", invitation.name(), "role", invitation.role().code(), "teams", invitation.teams());
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
            var invitation = find(token).orElseThrow(Invitations::gone);
            if (!store.spend(token, clock.instant())) {
                throw gone();
            }
            return invitation.person() == null
                    ? people.take(
                            new NewPerson(name, invitation.email(), password, invitation.role(), invitation.teams()))
                    : people.renew(invitation.person(), password);
        });
        sessions.lookAgain(person.id());
        return person;
    }

    private Made keep(InvitationRow row, String by) {
        var token = Secrets.secret();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        store.forget(row.email, now);
        row.id = UUID.randomUUID();
        row.hash = Secrets.fingerprint(token);
        row.created = now;
        row.createdBy = by;
        row.expires = now.plus(HOLDS);
        store.persistAndFlush(row);
        return new Made(token, row.invitation());
    }

    private static Problem gone() {
        return Problem.notFound("This link does not hold any more.");
    }
}
