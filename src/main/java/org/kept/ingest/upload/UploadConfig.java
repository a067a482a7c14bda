package org.kept.ingest.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much may be brought as a file on a page. */
@ConfigMapping(prefix = "kept.upload")
interface UploadConfig {

    /** The largest file; a larger one goes in over the API, which has no limit. */
    @WithDefault("64M")
    MemorySize maxFile();

    /** How many checked files wait for their sending; of more, the oldest are forgotten. */
    @WithDefault("8")
    int maxFiles();

    /** For how long a checked file waits. */
    @WithDefault("30m")
    Duration kept();
}
