package org.kept.scorecard.published;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the publication by the clock. */
@ConfigMapping(prefix = "kept.publication")
public interface PublicationConfig {

    /** The day after the week and the time of day, in the reporting zone, such as {@code MON 09:00}; or {@code off}. */
    @WithDefault("MON 09:00")
    String at();

    /** Additional wait for late events. */
    @WithDefault("0S")
    Duration grace();

    /** Interval at which a node looks for due weeks; {@code off} for never. */
    String look();
}
