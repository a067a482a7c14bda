package org.kept;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** An installation in the zone that the calls beside the project were made in. */
public final class InJerusalem implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        var settings = new HashMap<>(TestDatabase.empty());
        settings.put("kept.zone", "Asia/Jerusalem");
        return settings;
    }
}
