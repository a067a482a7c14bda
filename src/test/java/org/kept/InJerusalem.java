package org.kept;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** A profile with an empty database in the time zone of the shared call data. */
public final class InJerusalem implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        var settings = new HashMap<>(TestDatabase.empty());
        settings.put("kept.zone", "Asia/Jerusalem");
        return settings;
    }
}
