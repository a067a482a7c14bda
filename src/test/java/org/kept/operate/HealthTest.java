package org.kept.operate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;

@QuarkusTest
@OnBothDatabases
class HealthTest {

    @Test
    void itIsReadyWhenAllChecksPass() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItems("database", "migrations", "intake", "numbers"))
                .body("checks.size()", equalTo(4))
                .body("checks.find { it.name == 'database' }.data.says", equalTo("The database answers."))
                .body("checks.find { it.name == 'intake' }.data.most", equalTo(256));
    }

    @Test
    void itIsAlive() {
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void noInternalsAreNamed() {
        assertThat(given().get("/q/health").asString())
                .doesNotContainIgnoringCase("jdbc")
                .doesNotContainIgnoringCase("h2")
                .doesNotContainIgnoringCase("postgres")
                .doesNotContainIgnoringCase("password")
                .doesNotContainPattern("\\d+\\.\\d+\\.\\d+");
    }
}
