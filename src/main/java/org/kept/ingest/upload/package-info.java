/** Page of the sources, and CSV files that are checked before they are imported. */
@NullMarked
package org.kept.ingest.upload;

import org.jspecify.annotations.NullMarked;
