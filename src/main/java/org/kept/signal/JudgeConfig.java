package org.kept.signal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of verdicts. */
@ConfigMapping(prefix = "kept.scorecard")
interface JudgeConfig {

    /** The smallest sample that a verdict may rest on. */
    @WithDefault("30")
    int minimumSample();
}
