/**
 * The door: events are read, checked, kept once under their own id, and in revisions.
 *
 * <p>Every body, whatever its form, becomes {@link org.kept.ingest.parse.RawRecord}s that {@link org.kept.ingest.pipeline.IngestPipeline} takes in
 * chunks, each in one transaction; whoever observes {@link org.kept.ingest.EventChanges} works inside it. Nothing here knows
 * what the events are counted for.
 */
@NullMarked
package org.kept.ingest;

import org.jspecify.annotations.NullMarked;
