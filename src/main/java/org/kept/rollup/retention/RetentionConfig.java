package org.kept.rollup.retention;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** For how long raw events are kept. */
@ConfigMapping(prefix = "kept.retention")
public interface RetentionConfig {

    /** A period such as {@code P3Y}, {@code P18M} or {@code P26W}; for ever where there is none. */
    Optional<String> events();
}
