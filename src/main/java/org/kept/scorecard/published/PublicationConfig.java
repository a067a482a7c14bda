package org.kept.scorecard.published;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When weeks are published. */
@ConfigMapping(prefix = "kept.publication")
public interface PublicationConfig {

    /** The day after the week and the time of day, in the reporting zone, such as {@code MON 09:00}; or {@code off}. */
    @WithDefault("MON 09:00")
    String at();

    /** How much longer late events are waited for. */
    @WithDefault("0S")
    Duration grace();

    /** How often a node looks whether a week is due; {@code off} if it never does. */
    String look();
}
