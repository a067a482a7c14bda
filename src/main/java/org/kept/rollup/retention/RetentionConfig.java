package org.kept.rollup.retention;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Retention of raw events. */
@ConfigMapping(prefix = "kept.retention")
public interface RetentionConfig {

    /** Retention period, such as {@code P3Y}, {@code P18M} or {@code P26W}; empty means for ever. */
    Optional<String> events();
}
