package org.kept.alert;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of alerts. */
@ConfigMapping(prefix = "kept.alerts")
public interface AlertsConfig {

    /** Interval at which a node looks for a due evaluation; {@code off} for never. */
    String look();

    /** Interval between evaluations, over all nodes. */
    @WithDefault("15M")
    Duration every();

    /** Time after the end of a week before its signals open alerts, for events that come late. */
    @WithDefault("12H")
    Duration settle();

    /** How long closed alerts are kept. */
    @WithDefault("730D")
    Duration keep();
}
