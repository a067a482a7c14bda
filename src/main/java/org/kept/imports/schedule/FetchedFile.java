package org.kept.imports.schedule;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered when it was asked for a file.
 *
 * @param content the file, to be deleted by whoever asked; null if it is still the version that is known
 * @param etag name of the version; null if the server gives none
 * @param lastModified when it was made, as the server writes it; null if it does not
 */
record FetchedFile(
        @Nullable Path content,
        @Nullable String etag,
        @Nullable String lastModified) {}
