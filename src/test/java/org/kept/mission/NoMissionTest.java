package org.kept.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.TestKeys;

@QuarkusTest
@EmptyDatabase
class NoMissionTest {

    @Test
    void withoutAMissionEveryPageNamesTheNextStep() {
        for (var path : new String[] {"/api/v1/mission", "/api/v1/mission/coverage"}) {
            TestKeys.withKey()
                    .get(path)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("detail", containsString("PUT /api/v1/mission"));
        }
        var ada = TestKeys.signedIn();
        assertThat(ada.get("/mission").asString()).contains("No mission yet", "href=\"/mission/edit\"");
        assertThat(ada.get("/mission/file").asString()).contains("The mission as a file", "An example");
        for (var tab : MissionTabs.values()) {
            assertThat(ada.get(tab.href()).statusCode()).as(tab.href()).isEqualTo(200);
        }
        assertThat(ada.get("/mission/coverage").asString()).contains("No mission yet", "href=\"/mission/edit\"");
        assertThat(ada.get("/mission/versions").asString()).contains("No versions yet");
    }
}
