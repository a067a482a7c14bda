package org.kept.ingest;

import org.jspecify.annotations.Nullable;
import org.kept.access.Reach;
import org.kept.audit.Actor;

/**
 * Options of a request that sends events.
 *
 * @param dryrun check only
 * @param correct other content under a known id becomes the next revision, instead of being rejected
 * @param by who sends them, for the record
 * @param reason why, where a person said so
 * @param reach what is theirs to send; every other event is rejected
 * @param corrector who corrects, as the trail has it; null where nothing is corrected, since requests share a transaction
 *     only where they want the same
 */
public record IngestOptions(
        boolean dryrun,
        boolean correct,
        String by,
        @Nullable String reason,
        Reach reach,
        @Nullable Actor corrector) {

    /** Options of a plain push. */
    public static IngestOptions plain(String by) {
        return new IngestOptions(false, false, by, null, Reach.EVERYTHING, null);
    }

    /** Options of a push that may correct what is there, or not. */
    public static IngestOptions of(boolean dryrun, boolean correct, Actor actor, Reach reach) {
        return new IngestOptions(dryrun, correct, actor.name(), null, reach, correct ? actor : null);
    }

    /** Options of a correction that a person or a program gave a reason for. */
    public static IngestOptions correction(Actor actor, String reason, Reach reach) {
        return new IngestOptions(false, true, actor.name(), reason, reach, actor);
    }
}
