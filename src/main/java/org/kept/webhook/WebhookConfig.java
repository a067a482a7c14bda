package org.kept.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of webhooks. */
@ConfigMapping(prefix = "kept.webhooks")
public interface WebhookConfig {

    /** Whether webhooks may lead to addresses of the own network, such as 10.0.0.5, and to plain http. */
    @WithDefault("false")
    boolean privateAddresses();

    /** Maximum time for a delivery, from the connection to the answer; a minute at most. */
    @WithDefault("15S")
    Duration timeout();
}
