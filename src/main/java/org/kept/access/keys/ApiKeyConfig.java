package org.kept.access.keys;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Rate limits of API keys. Each node counts separately. */
@ConfigMapping(prefix = "kept.keys")
interface ApiKeyConfig {

    /** Requests per minute of a key without its own limit. The default is 10,000 per second. */
    @WithDefault("600000")
    int requestsPerMinute();

    /** Database look-ups of unknown keys per minute and client address. */
    @WithDefault("120")
    int wrongPerMinute();
}
