/**
 * Event ingestion: parsing, validation, and storage once per source and id, with revisions.
 *
 * <p>Every body, whatever its format, becomes {@link org.kept.ingest.parse.RawRecord}s.
 * {@link org.kept.ingest.pipeline.IngestPipeline} stores them in chunks, each in one transaction; observers of
 * {@link org.kept.ingest.EventChanges} run inside it. No class here knows which numbers count the events.
 */
@NullMarked
package org.kept.ingest;

import org.jspecify.annotations.NullMarked;
