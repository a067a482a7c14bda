package org.kept.share;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.regex.Pattern;

/** The origins that may show shared pages in a frame, as they are set. */
@ApplicationScoped
class FrameOrigins {

    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?");

    private final List<String> origins;

    FrameOrigins(ShareConfig config) {
        this.origins = parse(config.frameOrigins().orElse(List.of()));
    }

    /** Creates this at the start, so that a wrong setting stops it. */
    void check(@Observes StartupEvent started) {
        all();
    }

    /** The origins; none if shared pages must not be framed. */
    List<String> all() {
        return origins;
    }

    /**
     * Checks origins.
     *
     * @throws ConfigurationException if one is more than a scheme, a host and a port: it would allow other things
     */
    static List<String> parse(List<String> texts) {
        for (var text : texts) {
            if (!ORIGIN.matcher(text.strip()).matches()) {
                throw new ConfigurationException("KEPT_SHARES_FRAME_ORIGINS contains '" + text
                        + "'. Use origins such as https://intranet.example.org, separated by commas.");
            }
        }
        return texts.stream().map(String::strip).toList();
    }
}
