package org.kept.access.setup;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.EnumSet;
import java.util.Optional;
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

/** Takes in the first administrator, whichever way they come, and tells the rest of the house. */
@ApplicationScoped
public class FirstAdministratorSetUp {

    private static final Logger LOG = Logger.getLogger(FirstAdministratorSetUp.class);

    private final PersonService personService;
    private final ApiKeyService apiKeyService;
    private final SetUpTokenStore token;
    private final Installation installation;
    private final Event<SetUpCompleted> done;

    FirstAdministratorSetUp(
            PersonService personService,
            ApiKeyService apiKeyService,
            SetUpTokenStore token,
            Installation installation,
            Event<SetUpCompleted> done) {
        this.personService = personService;
        this.apiKeyService = apiKeyService;
        this.token = token;
        this.installation = installation;
        this.done = done;
    }

    /**
     * By the set-up link.
     *
     * @throws Problem 403 where the token does not hold any more, 422 where the person cannot be taken in
     */
    Person byLink(String link, NewPerson wanted, String company, boolean sample) {
        var person = QuarkusTransaction.requiringNew().call(() -> {
            if (!token.spend(link) || !personService.isEmpty()) {
                throw Problem.forbidden("This set-up link does not hold any more.");
            }
            return remembered(personService.create(wanted), sample);
        });
        if (!company.isBlank()) {
            installation.rename(company.strip());
        }
        tell(person, sample);
        return person;
    }

    /** From the environment of the first start; another node may be faster, which is as good. */
    void fromEnvironment(NewPerson wanted, Optional<ApiKeyToken> key, boolean sample) {
        @Nullable Person person = null;
        try {
            person = QuarkusTransaction.requiringNew().call(() -> {
                var taken = personService.create(wanted);
                key.ifPresent(text -> apiKeyService.keep(
                        text, new NewApiKey("The first key", EnumSet.allOf(Scope.class), null), taken.email()));
                return remembered(taken, sample);
            });
        } catch (RuntimeException e) {
            if (personService.isEmpty()) {
                throw e;
            }
            LOG.debug("Another node has taken in the first administrator", e);
        }
        if (person != null) {
            LOG.infof("The first administrator is %s.", person.email());
            tell(person, sample);
        }
    }

    /** Whoever must not forget it takes it down in the same transaction. */
    private Person remembered(Person person, boolean sample) {
        done.fire(new SetUpCompleted(sample, person.email()));
        return person;
    }

    private void tell(Person person, boolean sample) {
        done.fireAsync(new SetUpCompleted(sample, person.email())).whenComplete((event, failure) -> {
            if (failure != null) {
                LOG.error("Something that follows the set-up failed", failure);
            }
        });
    }
}
