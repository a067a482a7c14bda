package org.kept.access.setup;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.kept.access.Installation;
import org.kept.access.PublicAddress;
import org.kept.access.Role;
import org.kept.access.keys.ApiKeyToken;
import org.kept.access.people.PersonService;
import org.kept.access.person.NewPerson;
import org.kept.problem.InputError;

/** Set-up at a start without any person: creates the administrator from the environment or prints a set-up link. */
@ApplicationScoped
public class FirstStartSetUp {

    private static final Logger LOG = Logger.getLogger(FirstStartSetUp.class);

    private final FirstAdministratorConfig config;
    private final PersonService personService;
    private final FirstAdministratorSetUp administratorSetUp;
    private final SetUpTokenStore tokenStore;
    private final Installation installation;
    private final PublicAddress address;
    private final boolean sample;
    private final String host;
    private final int port;

    public FirstStartSetUp(
            FirstAdministratorConfig config,
            PersonService personService,
            FirstAdministratorSetUp administratorSetUp,
            SetUpTokenStore tokenStore,
            Installation installation,
            PublicAddress address,
            @ConfigProperty(name = "kept.sample", defaultValue = "false") boolean sample,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.config = config;
        this.personService = personService;
        this.administratorSetUp = administratorSetUp;
        this.tokenStore = tokenStore;
        this.installation = installation;
        this.address = address;
        this.sample = sample;
        this.host = host;
        this.port = port;
    }

    public void started(@Observes StartupEvent event) {
        // Loads the cache, so that no request has to wait for it.
        installation.company();
        if (!personService.isEmpty()) {
            logIgnoredEnvironment();
        } else if (config.email().isPresent()
                || config.password().isPresent()
                || config.key().isPresent()) {
            administratorSetUp.createFromEnvironment(administratorFromConfig(), keyFromConfig(), sample);
        } else {
            printLink();
        }
    }

    private void logIgnoredEnvironment() {
        config.email()
                .filter(email -> personService.byEmail(email).isEmpty())
                .ifPresent(email -> LOG.infof(
                        "KEPT_ADMIN_EMAIL ignored, because it applies to the first start only and Kept is set up: email=%s",
                        email));
        config.key().ifPresent(this::logIgnoredKey);
    }

    private void logIgnoredKey(String text) {
        var token = ApiKeyToken.parse(text);
        if (token.filter(administratorSetUp::hasKey).isEmpty()) {
            LOG.infof(
                    "KEPT_ADMIN_KEY ignored, because it applies to the first start only and Kept is set up; create keys on"
                            + " the page Keys: key=%s",
                    token.map(ApiKeyToken::toString).orElse("unreadable"));
        }
    }

    private NewPerson administratorFromConfig() {
        if (config.email().isEmpty() || config.password().isEmpty()) {
            throw new ConfigurationException(
                    "KEPT_ADMIN_EMAIL and KEPT_ADMIN_PASSWORD must be set together (KEPT_ADMIN_KEY needs both).");
        }
        var email = config.email().get();
        var person = new NewPerson(
                email.replaceAll("@.*", ""), email, config.password().get(), Role.ADMIN);
        var errors = person.validate("");
        if (!errors.isEmpty()) {
            throw new ConfigurationException("KEPT_ADMIN_EMAIL or KEPT_ADMIN_PASSWORD is invalid: "
                    + String.join(" ", errors.stream().map(InputError::detail).toList()));
        }
        return person;
    }

    private Optional<ApiKeyToken> keyFromConfig() {
        return config.key().map(text -> ApiKeyToken.parse(text)
                .orElseThrow(() -> new ConfigurationException("KEPT_ADMIN_KEY must have the form " + ApiKeyToken.FORM
                        + ", with a secret of at least 32 characters and a prefix of at most 40 letters and digits.")));
    }

    private void printLink() {
        var name = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        LOG.infof(
                "%n%n    ──────────────────────────────────────────────────────────────%n"
                        + "    Kept is not set up yet. Open this link to begin:%n%n"
                        + "    %s/setup?token=%s%n%n"
                        + "    It works once, until the next start.%n"
                        + "    ──────────────────────────────────────────────────────────────%n",
                address.configured().map(URI::toString).orElse("http://" + name + ":" + port), tokenStore.renew());
    }
}
