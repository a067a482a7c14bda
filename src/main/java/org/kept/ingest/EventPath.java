package org.kept.ingest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where an event is found: its source and id in a path, slashes and all. */
public final class EventPath {

    private EventPath() {}

    /** The address of the event's page. */
    public static String page(Event.Key key) {
        return "/events/" + segment(key.source()) + "/" + segment(key.id());
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
