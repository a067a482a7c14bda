package org.kept.ingest.pipeline;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kept.ingest.store.ReceiptBuilder;

/** Metrics of ingestion: accepted and rejected events, commit times and waiting requests. */
@Startup
@ApplicationScoped
class IngestMetrics {

    /** Kept has fewer codes than this; any more would share one series. */
    private static final int MAX_CODES = 100;

    private static final Duration[] BUCKETS = Stream.of(5, 10, 25, 50, 100, 250, 1_000, 5_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Counter accepted;
    private final Counter replayed;
    private final Counter corrected;
    private final Timer commits;
    private final ConcurrentMap<String, Counter> rejected = new ConcurrentHashMap<>();

    IngestMetrics(MeterRegistry registry, AdmissionControl admissionControl, GroupCommit shared) {
        this.registry = registry;
        this.accepted = events("accepted", "New events, stored and counted.");
        this.replayed = events("replayed", "Events already stored with the same content.");
        this.corrected = events("corrected", "Events stored as the next revision.");
        this.commits = Timer.builder("kept.intake.commit")
                .description("Time of one transaction that stores and counts a chunk of events.")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        gauge("kept.intake.requests", "Requests with events in progress.", admissionControl::inUse);
        gauge(
                "kept.intake.requests.limit",
                "Maximum number of requests with events at the same time.",
                admissionControl::limit);
        gauge(
                "kept.intake.requests.waiting",
                "Chunks and single events waiting to be stored.",
                () -> admissionControl.waiting() + shared.waiting());
        rejected("event.conflict");
    }

    private Counter events(String outcome, String description) {
        return Counter.builder("kept.events." + outcome)
                .description(description)
                .register(registry);
    }

    private void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    /** Counts a committed transaction. */
    void count(ReceiptBuilder receiptBuilder) {
        var receipt = receiptBuilder.receipt();
        accepted.increment((double) receipt.accepted());
        replayed.increment((double) receipt.replayed());
        corrected.increment((double) receipt.corrected());
        countRejected(receiptBuilder);
    }

    /** Counts the rejections of a transaction that was rolled back because of them. */
    void countRejected(ReceiptBuilder receiptBuilder) {
        receiptBuilder.rejections().forEach((code, events) -> rejected(code).increment(events));
    }

    private Counter rejected(String code) {
        var known = rejected.containsKey(code) || rejected.size() < MAX_CODES;
        return rejected.computeIfAbsent(known ? code : "other", name -> Counter.builder("kept.events.rejected")
                .description("Rejected events, by the code of their first error.")
                .tag("code", name)
                .register(registry));
    }

    /** Runs a transaction and records its duration. */
    <T> T timed(Supplier<T> transaction) {
        return commits.record(transaction);
    }
}
