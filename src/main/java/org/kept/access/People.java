package org.kept.access;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.kept.problem.Problem;

/** The people who may sign in. */
@ApplicationScoped
public class People {

    private static final int COST = 12;
    private static final String NOBODYS = BcryptUtil.bcryptHash(Secrets.secret(), COST);

    private final PersonStore store;
    private final Clock clock;

    People(PersonStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Whether nobody can sign in yet: the service has to be set up. */
    @Transactional
    public boolean nobody() {
        return store.count() == 0;
    }

    /** Who has that e-mail address, in whatever case it is written. */
    @Transactional
    public Optional<Person> byEmail(String email) {
        return store.byEmail(NewPerson.normal(email)).map(PersonRow::person);
    }

    /** Takes somebody in; the transaction is the caller's. */
    Person take(NewPerson wanted) {
        var faults = wanted.faults();
        if (!faults.isEmpty()) {
            throw Problem.invalid("This person cannot be taken in like this.", faults);
        }
        var row = new PersonRow();
        row.id = UUID.randomUUID();
        row.name = wanted.name();
        row.email = wanted.email();
        row.passwordHash = BcryptUtil.bcryptHash(wanted.password(), COST);
        row.role = wanted.role();
        row.created = clock.instant();
        store.persistAndFlush(row);
        return row.person();
    }

    /** Who that is, if the password is theirs; takes as long whether or not there is such a person. */
    Optional<Person> recognise(String email, String password) {
        var row = find(email);
        var fits = NewPerson.fits(password);
        var matches = BcryptUtil.matches(
                fits ? password : "", row.map(r -> r.passwordHash).orElse(NOBODYS));
        return row.filter(r -> fits && matches).map(PersonRow::person);
    }

    @Transactional
    Optional<PersonRow> find(String email) {
        return store.byEmail(NewPerson.normal(email));
    }
}
