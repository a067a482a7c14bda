package org.kept.imports.schedule;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values typed into the form of a scheduled import. */
public record ScheduleForm(String name, String url, String mapping, String every) {

    /** The form of a new one. */
    static final ScheduleForm EMPTY = new ScheduleForm("", "", "", "PT1H");

    static ScheduleForm of(
            @Nullable String name, @Nullable String url, @Nullable String mapping, @Nullable String every) {
        return new ScheduleForm(stripped(name), stripped(url), stripped(mapping), stripped(every));
    }

    static ScheduleForm of(ImportSchedule schedule) {
        return new ScheduleForm(
                schedule.name(),
                schedule.url().toString(),
                schedule.mapping(),
                schedule.every().toString());
    }

    private static String stripped(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }

    /** The form as an API request. */
    ScheduleRequest request(boolean paused) {
        return new ScheduleRequest(url, mapping, every, paused);
    }
}
