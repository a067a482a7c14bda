package org.kept.access.setup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.access.Installation;
import org.kept.access.PublicAddress;
import org.kept.access.Role;
import org.kept.access.SetUpCompleted;
import org.kept.access.SetUpObserver;
import org.kept.access.people.PersonService;
import org.kept.access.person.NewPerson;
import org.kept.request.LogRecords;

/** One installation from its first start on, so the tests are ordered. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(EmptyDatabase.FirstStart.NOBODY)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetUpTest {

    private record Named(Optional<String> email, Optional<String> password, Optional<String> key)
            implements FirstAdministratorConfig {}

    private static final String PASSWORD = "a long enough password";

    @Inject
    SetUpTokenStore token;

    @Inject
    PersonService people;

    @Inject
    FirstAdministratorSetUp first;

    @Inject
    Installation installation;

    @Inject
    PublicAddress address;

    @Inject
    SetUpObserver watch;

    @Test
    @Order(1)
    void beforeSetUpPagesPointToTheLinkOnTheConsole() {
        var location = new TestBrowser()
                .get("/account")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        assertThat(location).contains("/login");
        given().get("/login")
                .then()
                .statusCode(200)
                .body(containsString("Open the set-up link"))
                .body(not(containsString("<form")));
        given().get("/setup").then().statusCode(403).body(containsString("Look at the console"));
        given().get("/setup?token=guessed").then().statusCode(403).body(not(containsString("<form")));
    }

    @Test
    @Order(2)
    void onlyTheLatestLinkIsValid() {
        var before = token.renew();
        var last = token.renew();
        given().get("/setup?token=" + before).then().statusCode(403);
        given().get("/setup?token=" + last).then().statusCode(200).body(containsString("<form"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ada@example.org, -, -, must be set together",
                "-, a long enough password, -, must be set together",
                "-, -, kept_ci_0123456789abcdefghijklmnopqrstuvwxyz, must be set together",
                "ada, a long enough password, -, Enter an e-mail address",
                "ada@example.org, too short, -, at least 12 characters",
                "ada@example.org, a long enough password, kept_ci_tooshort, KEPT_ADMIN_KEY must have the form",
                "ada@example.org, a long enough password, 0123456789abcdefghijklmnopqrstuvwxyz0123456789, KEPT_ADMIN_KEY"
            })
    @Order(3)
    void anInvalidEnvironmentStopsTheStart(String email, String password, String key, String saying) {
        var config = new Named(Optional.ofNullable(email), Optional.ofNullable(password), Optional.ofNullable(key));
        var start = new FirstStartSetUp(config, people, first, token, installation, address, false, "127.0.0.1", 8080);

        assertThatThrownBy(() -> start.started(new StartupEvent()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(saying);
        assertThat(people.isEmpty()).isTrue();
    }

    @Test
    @Order(4)
    void errorsAreShownAndTheLinkStaysValid() {
        var link = token.renew();
        setUp(new TestBrowser(), link, "Ada", "ada@example.org", "short")
                .then()
                .statusCode(422)
                .body(containsString("at least 12 characters"))
                .body(containsString("value=\"Ada\""))
                .body(containsString("<option selected>Europe/London</option>"));
        setUp(new TestBrowser(), link, "Ada", "ada@example.org", "ü".repeat(37))
                .then()
                .statusCode(422)
                .body(containsString("at most 72 bytes"));
        setUp(new TestBrowser(), "guessed", "Eve", "eve@example.org", PASSWORD)
                .then()
                .statusCode(403);
        assertThat(people.isEmpty()).isTrue();
    }

    @Test
    @Order(5)
    void theLinkCreatesOneAdministratorAndSignsThemIn() throws InterruptedException {
        var link = token.renew();
        var browser = new TestBrowser();
        setUp(browser, link, "Ada", "Ada@Example.org", PASSWORD)
                .then()
                .statusCode(303)
                .header("Location", not(containsString("token")));

        browser.get("/account")
                .then()
                .statusCode(200)
                .body(containsString("ada@example.org"))
                .body(containsString("Administrator"));
        browser.get("/keys").then().statusCode(200).body(containsString("No keys yet"));
        assertThat(installation.company()).isEqualTo("Quire & Sons");
        assertThat(installation.zone()).isEqualTo("Europe/London");
        assertThat(watch.seen().poll(10, TimeUnit.SECONDS)).isEqualTo(new SetUpCompleted(false, "ada@example.org"));
        given().get("/setup?token=" + link).then().statusCode(404);
        setUp(new TestBrowser(), link, "Eve", "eve@example.org", PASSWORD)
                .then()
                .statusCode(404);
    }

    @Test
    @Order(6)
    void theEnvironmentIsIgnoredAfterSetUp() {
        var key = "kept_ci_0123456789abcdefghijklmnopqrstuvwxyz";
        var config = new Named(Optional.of("eve@example.org"), Optional.of(PASSWORD), Optional.of(key));
        try (var log = new LogRecords()) {
            new FirstStartSetUp(config, people, first, token, installation, address, true, "127.0.0.1", 8080)
                    .started(new StartupEvent());
            assertThat(log.lines().stream().map(LogRecords.Line::text))
                    .anyMatch(line -> line.startsWith("KEPT_ADMIN_EMAIL ignored"))
                    .anyMatch(line -> line.startsWith("KEPT_ADMIN_KEY ignored") && line.contains("key=kept_ci_…"))
                    .noneMatch(line -> line.contains("0123456789"));
        }
        assertThat(people.byEmail("eve@example.org")).isEmpty();
        assertThat(watch.seen()).isEmpty();
    }

    @Test
    @Order(7)
    void settingUpOnASecondNodeIsHarmless() {
        var same = new NewPerson("Ada", "ada@example.org", PASSWORD, Role.ADMIN);
        first.createFromEnvironment(same, Optional.empty(), true);
        assertThat(watch.seen()).isEmpty();
    }

    @Test
    void theCustomerSecretNeverChanges() {
        var key = installation.customerKey();
        assertThat(key.getEncoded()).hasSize(32);
        installation.setCompany("Quire & Sons");
        assertThat(installation.customerKey()).isEqualTo(key);
    }

    private static Response setUp(TestBrowser browser, String link, String name, String email, String password) {
        return browser.post(
                "/setup",
                "token",
                link,
                "name",
                name,
                "email",
                email,
                "password",
                password,
                "company",
                "Quire & Sons",
                "zone",
                "Europe/London",
                "start",
                "empty");
    }
}
