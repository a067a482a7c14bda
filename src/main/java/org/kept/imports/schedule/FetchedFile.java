package org.kept.imports.schedule;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A server's answer to the request for a file.
 *
 * @param content the file, which the caller must delete; null if the known version is still current
 * @param etag name of the version; null if the server gives none
 * @param lastModified time of the version, as the server writes it; null if it gives none
 */
record FetchedFile(
        @Nullable Path content,
        @Nullable String etag,
        @Nullable String lastModified) {}
