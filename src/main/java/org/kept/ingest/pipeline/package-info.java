/** Steps of an event from record to commit: chunks, streams, group commit, admission control, metrics. */
@NullMarked
package org.kept.ingest.pipeline;

import org.jspecify.annotations.NullMarked;
