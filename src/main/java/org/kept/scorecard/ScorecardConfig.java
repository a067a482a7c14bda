package org.kept.scorecard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How a week is judged. */
@ConfigMapping(prefix = "kept.scorecard")
interface ScorecardConfig {

    /** The least a value must rest on to be called met or missed. */
    @WithDefault("30")
    int minimumSample();
}
