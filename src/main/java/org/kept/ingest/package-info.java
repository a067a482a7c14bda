/**
 * The door: events are read, checked, kept once under their own id, and in revisions.
 *
 * <p>Every body, whatever its form, becomes {@link org.kept.ingest.Arrival}s that {@link org.kept.ingest.Intake} takes in
 * chunks, each in one transaction; whoever observes {@link org.kept.ingest.Changes} works inside it. Nothing here knows
 * what the events are counted for.
 */
@NullMarked
package org.kept.ingest;

import org.jspecify.annotations.NullMarked;
