package org.kept.access.setup;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kept.access.Installation;
import org.kept.access.Person;
import org.kept.access.Scope;
import org.kept.access.SetUpCompleted;
import org.kept.access.keys.ApiKeyService;
import org.kept.access.keys.ApiKeyToken;
import org.kept.access.keys.NewApiKey;
import org.kept.access.people.PersonService;
import org.kept.access.person.NewPerson;
import org.kept.problem.Problem;

/** Creates the first administrator, from the set-up link or the environment, and fires {@link SetUpCompleted}. */
@ApplicationScoped
public class FirstAdministratorSetUp {

    private static final Logger LOG = Logger.getLogger(FirstAdministratorSetUp.class);

    private final PersonService personService;
    private final ApiKeyService apiKeyService;
    private final SetUpTokenStore tokenStore;
    private final Installation installation;
    private final Event<SetUpCompleted> setUpCompleted;

    FirstAdministratorSetUp(
            PersonService personService,
            ApiKeyService apiKeyService,
            SetUpTokenStore tokenStore,
            Installation installation,
            Event<SetUpCompleted> setUpCompleted) {
        this.personService = personService;
        this.apiKeyService = apiKeyService;
        this.tokenStore = tokenStore;
        this.installation = installation;
        this.setUpCompleted = setUpCompleted;
    }

    /**
     * Creates the administrator from the set-up link.
     *
     * @param zone the reporting time zone from the next start on; empty for the running one
     * @throws Problem 403 if the token is not valid any more, 422 if the person is invalid
     */
    Person createByLink(String linkToken, NewPerson wanted, String company, Optional<ZoneId> zone, boolean sample) {
        var person = QuarkusTransaction.requiringNew().call(() -> {
            if (!tokenStore.redeem(linkToken) || !personService.isEmpty()) {
                throw Problem.forbidden("This set-up link no longer works. Restart Kept to print a new one.");
            }
            return fireInTransaction(personService.create(wanted), sample);
        });
        if (!company.isBlank()) {
            installation.setCompany(company.strip());
        }
        zone.ifPresent(installation::setZone);
        fireAsync(person, sample);
        return person;
    }

    /** Creates the administrator from the environment of the first start, unless another node has already done so. */
    void createFromEnvironment(NewPerson wanted, Optional<ApiKeyToken> key, boolean sample) {
        @Nullable Person person = null;
        try {
            person = QuarkusTransaction.requiringNew().call(() -> {
                var created = personService.create(wanted);
                key.ifPresent(text -> apiKeyService.save(
                        text, new NewApiKey("The first key", EnumSet.allOf(Scope.class), null), created.email()));
                return fireInTransaction(created, sample);
            });
        } catch (ConstraintViolationException e) {
            if (personService.isEmpty()) {
                throw e;
            }
            LOG.debug("Another node has created the first administrator", e);
        }
        if (person != null) {
            LOG.infof("First administrator created: person=%s", person.email());
            fireAsync(person, sample);
        }
    }

    /** Whether there is a key with the prefix of this one, active or not. */
    boolean hasKey(ApiKeyToken token) {
        return apiKeyService.all().stream().anyMatch(key -> key.prefix().equals(token.prefix()));
    }

    /** Fires the event synchronously: observers write in the same transaction. */
    private Person fireInTransaction(Person person, boolean sample) {
        setUpCompleted.fire(new SetUpCompleted(sample, person.email()));
        return person;
    }

    private void fireAsync(Person person, boolean sample) {
        setUpCompleted.fireAsync(new SetUpCompleted(sample, person.email())).whenComplete((event, failure) -> {
            if (failure != null) {
                LOG.error("An observer of the set-up failed", failure);
            }
        });
    }
}
