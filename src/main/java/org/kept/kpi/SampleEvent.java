package org.kept.kpi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An event of the small file that people begin from.
 *
 * @param data its members as they stand in the columns of the file
 */
public record SampleEvent(String id, String source, String channel, Map<String, String> data) {

    /** No event of the type is in the file. */
    static final List<SampleEvent> NONE = List.of();

    public SampleEvent {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /** An event with members written as {@code name=value}. */
    static SampleEvent of(String id, String source, String channel, String... members) {
        var data = new LinkedHashMap<String, String>();
        for (var member : members) {
            var equals = member.indexOf('=');
            data.put(member.substring(0, equals), member.substring(equals + 1));
        }
        return new SampleEvent(id, source, channel, data);
    }
}
