package org.kept;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kept.access.TestProvider;

/**
 * A profile with an empty database in the time zone of the shared call data, and with an OpenID provider for the test
 * of the company account: each profile needs its own build and start.
 */
public final class InJerusalem implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        var settings = new HashMap<>(TestDatabase.empty());
        settings.put("kept.zone", "Asia/Jerusalem");
        settings.put("kept.oidc.label", "Sign in with Saltmarsh");
        settings.put("kept.oidc.teams-claim", "resource/teams");
        settings.put("kept.oidc.roles.admin", "kept-admins");
        settings.put("kept.oidc.roles.lead", "kept-leads,team-leads");
        settings.put("kept.oidc.roles.viewer", "everybody");
        return settings;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(TestProvider.class));
    }
}
