package org.kept;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** Profiles with an empty database whose weeks begin in another zone than Kept's default. */
public abstract class InZone implements QuarkusTestProfile {

    private final String zone;

    private InZone(String zone) {
        this.zone = zone;
    }

    @Override
    public final Map<String, String> getConfigOverrides() {
        var settings = new HashMap<>(TestDatabase.empty());
        settings.put("kept.zone", zone);
        return settings;
    }

    /** Weeks in Berlin's time. */
    public static final class Berlin extends InZone {
        public Berlin() {
            super("Europe/Berlin");
        }
    }

    /** Weeks in UTC. */
    public static final class Utc extends InZone {
        public Utc() {
            super("UTC");
        }
    }
}
