package org.kept.kpi;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Derives the seconds of a contact from its times; rejects times that contradict each other or the seconds. */
final class ContactTimes implements EventType.EventRule {

    private static final Duration LONGEST_CONTACT = Duration.ofDays(2 * 365);

    private static final BigDecimal YEAR = BigDecimal.valueOf(EventField.FieldKind.SECONDS.most());

    /**
     * Seconds between two times of a contact.
     *
     * @param seconds the member that states them
     */
    private record MeasuredSpan(String from, String to, String seconds) {

        /** The seconds from the first to the second time; null if one is missing or malformed. */
        private @Nullable BigDecimal of(EventData data) {
            var start = data.moment(from);
            var end = data.moment(to);
            if (start == null || end == null) {
                return null;
            }
            var span = Duration.between(start, end);
            return BigDecimal.valueOf(span.getSeconds()).add(BigDecimal.valueOf(span.getNano(), 9));
        }

        private void check(EventData data, Faults faults) {
            var span = of(data);
            if (span == null) {
                return;
            }
            if (span.signum() < 0) {
                faults.add("/data/" + to, to + ".order", to + " must not be before " + from + ".");
            } else if (span.compareTo(YEAR) > 0) {
                faults.add("/data/" + to, to + ".range", to + " must be at most a year after " + from + ".");
            } else if (data.member(seconds) instanceof BigDecimal stated
                    && Math.abs(stated.doubleValue() - span.doubleValue()) >= 1) {
                faults.add(
                        "/data/" + seconds,
                        seconds + ".conflict",
                        "From " + from + " to " + to + " it was "
                                + span.stripTrailingZeros().toPlainString() + " s. Leave " + seconds
                                + " out, or correct the times.");
            }
        }
    }

    private static final List<MeasuredSpan> SPANS = List.of(
            new MeasuredSpan("arrivedAt", "answeredAt", "waitSeconds"),
            new MeasuredSpan("answeredAt", "resolvedAt", "handleSeconds"));

    /** Contacts with a time of arrival and the time {@code until}, in this order and within two years. */
    static Predicate<EventData> timed(String until) {
        return data -> {
            var arrived = data.moment("arrivedAt");
            var over = data.moment(until);
            return arrived != null
                    && over != null
                    && !over.isBefore(arrived)
                    && !over.isAfter(arrived.plus(LONGEST_CONTACT));
        };
    }

    @Override
    public void check(EventData data, Faults faults) {
        faults.rejectFuture(data, List.of("arrivedAt", "answeredAt", "resolvedAt"));
        if (data.has("answeredAt") && data.is("outcome", "abandoned")) {
            faults.add(
                    "/data/answeredAt",
                    "answeredAt.conflict",
                    "An abandoned contact was not answered. Leave answeredAt out, or correct the outcome.");
        } else if (data.has("resolvedAt")
                && !data.has("arrivedAt")
                && !data.has("answeredAt")
                && !data.has("handleSeconds")) {
            faults.add(
                    "/data/answeredAt",
                    "answeredAt.missing",
                    "resolvedAt alone says no time: give arrivedAt or answeredAt with it, or handleSeconds.");
        }
        SPANS.forEach(span -> span.check(data, faults));
        checkResolution(data, faults);
    }

    /** Without the answer between them, the other two times are not compared yet. */
    private static void checkResolution(EventData data, Faults faults) {
        var arrived = data.moment("arrivedAt");
        var resolved = data.moment("resolvedAt");
        if (data.has("answeredAt") || arrived == null || resolved == null) {
            return;
        }
        if (resolved.isBefore(arrived)) {
            faults.add("/data/resolvedAt", "resolvedAt.order", "resolvedAt must not be before arrivedAt.");
        } else if (resolved.isAfter(arrived.plus(LONGEST_CONTACT))) {
            faults.add("/data/resolvedAt", "resolvedAt.range", "resolvedAt must be at most two years after arrivedAt.");
        }
    }

    @Override
    public Map<String, Object> implied(EventData data) {
        var implied = new LinkedHashMap<String, Object>();
        for (var span : SPANS) {
            var seconds = data.has(span.seconds) ? null : span.of(data);
            if (seconds != null) {
                implied.put(span.seconds, seconds);
            }
        }
        return implied;
    }
}
