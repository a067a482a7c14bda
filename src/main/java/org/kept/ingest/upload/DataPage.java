package org.kept.ingest.upload;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.store.SourceActivityStore;
import org.kept.kpi.EventField;
import org.kept.kpi.EventType;
import org.kept.ui.DateFormatter;
import org.kept.ui.NumberFormatter;

/**
 * Model of the data page.
 *
 * @param withheld whether there are rejections that are not shown to this viewer
 * @param notices notices for people who may import files
 * @param administrator whether the viewer may create a key
 * @param mayImport whether the viewer may import a file
 * @param uploads the viewer's files that are still kept, newest first
 * @param address the URL that events are pushed to, for the example
 * @param fault reason why a file was not accepted; null without one
 * @param keptSince date since when events are kept, formatted; null if all are
 * @param most the maximum file size, formatted
 * @param types the columns of custom event types
 */
public record DataPage(
        List<SourceRow> sources,
        List<RejectionRow> refusals,
        boolean withheld,
        List<String> notices,
        boolean administrator,
        boolean mayImport,
        List<UploadRow> uploads,
        String address,
        @Nullable String fault,
        @Nullable String keptSince,
        String most,
        List<TypeColumns> types) {

    /** Activity of a source, formatted. */
    public record SourceRow(
            String name,
            String lastEvent,
            String lastReceived,
            String ago,
            String accepted,
            String replayed,
            String corrected,
            String rejected,
            boolean wrong) {}

    /** A rejection, formatted. */
    public record RejectionRow(
            String at,
            @Nullable String source,
            @Nullable String id,
            String code,
            @Nullable String pointer,
            String detail) {}

    /**
     * Columns of a CSV file for the events of a type.
     *
     * @param required those that each row must have, besides those of the event itself
     * @param optional the others
     */
    public record TypeColumns(String code, String name, String required, String optional) {

        static TypeColumns of(EventType type) {
            return new TypeColumns(type.code(), type.plural(), names(type, true), names(type, false));
        }

        private static String names(EventType type, boolean required) {
            return type.fields().stream()
                    .filter(field -> field.required() == required)
                    .map(EventField::name)
                    .collect(Collectors.joining(", "));
        }
    }

    /** An uploaded file with its stage and the address of its page. */
    public record UploadRow(String name, String stage, String href) {}

    static SourceRow source(SourceActivityStore.SourceActivity activity, ZoneId zone, Instant now) {
        return new SourceRow(
                activity.source(),
                activity.lastEvent() == null ? "none" : DateFormatter.moment(activity.lastEvent(), zone),
                DateFormatter.moment(activity.lastReceived(), zone),
                DateFormatter.ago(Duration.between(activity.lastReceived(), now)),
                NumberFormatter.count(activity.accepted()),
                NumberFormatter.count(activity.replayed()),
                NumberFormatter.count(activity.corrected()),
                NumberFormatter.count(activity.rejected()),
                activity.rejected() > 0);
    }

    static RejectionRow refusal(SourceActivityStore.Rejection rejection, ZoneId zone) {
        return new RejectionRow(
                DateFormatter.moment(rejection.at(), zone),
                nullIfBlank(rejection.source()),
                nullIfBlank(rejection.id()),
                rejection.code(),
                nullIfBlank(rejection.pointer()),
                rejection.detail());
    }

    private static @Nullable String nullIfBlank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
