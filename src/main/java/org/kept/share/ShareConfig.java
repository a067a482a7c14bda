package org.kept.share;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Settings of share links. */
@ConfigMapping(prefix = "kept.shares")
public interface ShareConfig {

    /** Origins whose pages may show a shared page in a frame, such as {@code https://intranet.example.org}. */
    Optional<List<String>> frameOrigins();

    /** Wrong links that an address may open in a minute. */
    @WithDefault("30")
    int wrongPerMinute();
}
