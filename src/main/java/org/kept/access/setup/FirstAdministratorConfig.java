package org.kept.access.setup;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/**
 * The first administrator from the environment: {@code KEPT_ADMIN_EMAIL}, {@code KEPT_ADMIN_PASSWORD},
 * {@code KEPT_ADMIN_KEY}.
 */
@ConfigMapping(prefix = "kept.admin")
public interface FirstAdministratorConfig {

    Optional<String> email();

    Optional<String> password();

    /** An API key in the usual format; it gets all scopes. */
    Optional<String> key();
}
