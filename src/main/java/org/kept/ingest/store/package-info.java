/**
 * SQL of events, revisions and sources, and the decision whether an event is new, a replay, a correction or a
 * conflict.
 */
@NullMarked
package org.kept.ingest.store;

import org.jspecify.annotations.NullMarked;
