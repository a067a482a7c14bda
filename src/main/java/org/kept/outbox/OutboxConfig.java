package org.kept.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the outbox. */
@ConfigMapping(prefix = "kept.outbox")
public interface OutboxConfig {

    /** How often a node looks for deliveries that are due; {@code off} if it never does. */
    String look();

    /** How long a delivery is tried before it is given up. */
    @WithDefault("3D")
    Duration tryFor();

    /** How long a delivery is listed after it has ended. */
    @WithDefault("90D")
    Duration keep();
}
