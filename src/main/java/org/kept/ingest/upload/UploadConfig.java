package org.kept.ingest.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of file uploads on the data page. */
@ConfigMapping(prefix = "kept.upload")
interface UploadConfig {

    /** Maximum file size; larger files go through the API, which has no limit. */
    @WithDefault("64M")
    MemorySize maxFile();

    /**
     * Maximum number of checked files that wait for confirmation; beyond that the oldest are dropped. Also the maximum
     * number of files being checked or imported; beyond that uploads are refused.
     */
    @WithDefault("16")
    int maxFiles();

    /** The same for the files of one person. */
    @WithDefault("8")
    int maxFilesOfOne();

    /** How long a checked file is kept. */
    @WithDefault("30m")
    Duration kept();
}
