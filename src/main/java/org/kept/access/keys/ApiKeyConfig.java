package org.kept.access.keys;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often keys may ask. Each node counts on its own. */
@ConfigMapping(prefix = "kept.keys")
interface ApiKeyConfig {

    /** Requests that a key may make a minute, where it has no limit of its own: ten thousand a second. */
    @WithDefault("600000")
    int requestsPerMinute();

    /** Wrong keys that are looked up a minute for one address. */
    @WithDefault("120")
    int wrongPerMinute();
}
