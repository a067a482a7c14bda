package org.kept.ingest;

import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.audit.Actor;

/**
 * Options of a request that sends events.
 *
 * @param dryrun validate only, store nothing
 * @param correct store other content under a known id as the next revision, instead of rejecting it
 * @param by the sender, as recorded with the events
 * @param reason the reason given by a person; null without one
 * @param dataScope the sources, KPIs and teams the caller may send for; every other event is rejected
 * @param corrector the author of corrections in the audit trail; null without corrections, because requests share a
 *     transaction only if their options are equal
 */
public record IngestOptions(
        boolean dryrun,
        boolean correct,
        String by,
        @Nullable String reason,
        DataScope dataScope,
        @Nullable Actor corrector) {

    /** Options of a plain push. */
    public static IngestOptions plain(String by) {
        return new IngestOptions(false, false, by, null, DataScope.EVERYTHING, null);
    }

    /** Options of a push with or without corrections. */
    public static IngestOptions of(boolean dryrun, boolean correct, Actor actor, DataScope dataScope) {
        return new IngestOptions(dryrun, correct, actor.name(), null, dataScope, correct ? actor : null);
    }

    /** Options of a correction with a reason. */
    public static IngestOptions correction(Actor actor, String reason, DataScope dataScope) {
        return new IngestOptions(false, true, actor.name(), reason, dataScope, actor);
    }
}
