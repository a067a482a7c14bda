package org.kept.hook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a delivery.
 *
 * @param delivery its id in the inbox; null if nothing was kept
 * @param state result of the delivery; {@code tried} if the sender only tested the address
 * @param reason why it failed or was ignored; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HookAnswer(
        @Nullable UUID delivery, String state, @Nullable String reason, long accepted, long replayed) {

    static HookAnswer tried() {
        return new HookAnswer(null, "tried", null, 0, 0);
    }

    static HookAnswer of(UUID delivery, DeliveryOutcome outcome) {
        return new HookAnswer(
                delivery,
                outcome.state().code(),
                outcome.reason(),
                outcome.accepted() + outcome.corrected(),
                outcome.replayed());
    }

    /** The answer to a delivery that is in the inbox already. */
    static HookAnswer again(HookDelivery known) {
        var outcome = known.outcome();
        return outcome.state() == DeliveryState.STORED
                ? new HookAnswer(known.id(), DeliveryState.REPLAYED.code(), null, 0, outcome.accepted())
                : new HookAnswer(known.id(), outcome.state().code(), outcome.reason(), 0, outcome.replayed());
    }

    /**
     * HTTP status; 202 for a delivery that is kept until its mapping is corrected, so that its sender does not give up.
     */
    int status() {
        return state.equals(DeliveryState.FAILED.code()) ? 202 : 200;
    }
}
