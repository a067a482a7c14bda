package org.kept.outbox;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** A channel that records its deliveries, and answers as the test says. */
final class TestReceiver implements OutboxChannel {

    final ConcurrentLinkedQueue<UUID> got = new ConcurrentLinkedQueue<>();
    private final String code;
    volatile Function<OutboxDelivery, SendResult> answer = delivery -> OutboxNode.ok();

    TestReceiver(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public boolean pausesTargets() {
        return true;
    }

    @Override
    public SendResult send(OutboxDelivery delivery, Instant now) {
        got.add(delivery.id());
        return answer.apply(delivery);
    }
}
