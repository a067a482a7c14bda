/** Page of the sources, and CSV files checked before they are imported. */
@NullMarked
package org.kept.ingest.upload;

import org.jspecify.annotations.NullMarked;
