package org.kept.workingtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kept.TestBrowser;
import org.kept.TestKeys;

@QuarkusTest
class CalendarPagesTest {

    private static final String ICS = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:test
            BEGIN:VEVENT
            UID:1
            DTSTAMP:20260101T000000Z
            SUMMARY:Stocktaking
            DTSTART;VALUE=DATE:20200106
            RRULE:FREQ=YEARLY
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            DTSTAMP:20260101T000000Z
            SUMMARY:Team meeting
            DTSTART:20300107T080000Z
            DTEND:20300107T090000Z
            END:VEVENT
            END:VCALENDAR
            """;

    private TestBrowser ada = new TestBrowser();

    @TempDir
    Path folder;

    @BeforeEach
    void signIn() {
        ada = TestKeys.signedIn();
    }

    @Test
    void aCalendarIsCreatedChangedAndRemovedOnItsPage() {
        assertThat(page("/calendars/new")).contains("New calendar", "09:00-17:00", "Europe/London", "DE");
        var saved = post("/calendars/new", form("name", "front-desk", "action", "save"));
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(saved.header("Location")).endsWith("/calendars/front-desk?saved=1");
        assertThat(page("/calendars/front-desk?saved=1"))
                .contains("Version 1 saved", "09:00-12:00, 13:00-17:30", "Next weeks", "DE-BE", "No number is counted");
        assertThat(page("/calendars")).contains("Monday 09:00-12:00, 13:00-17:30", "nothing yet");

        var changed = post(
                "/calendars/front-desk",
                form("version", "1", "tue", "10:00-11:00", "from", "2026-W40", "action", "save"));
        assertThat(changed.header("Location")).endsWith("/calendars/front-desk?saved=2");
        assertThat(page("/calendars/front-desk")).contains("Version 2", "Week to 4\u00a0Oct\u00a02026");
        var overtaken = post("/calendars/front-desk", form("version", "1", "wed", "10:00-11:00", "action", "save"));
        assertThat(overtaken.statusCode()).isEqualTo(409);
        assertThat(overtaken.asString()).contains("The calendar has changed", "value=\"10:00-11:00\"");

        var removed = ada.post("/calendars/front-desk/remove");
        assertThat(removed.statusCode()).isEqualTo(303);
        assertThat(page("/calendars?removed=front-desk"))
                .contains("Calendar front-desk removed")
                .doesNotContain("href=\"/calendars/front-desk\"");
    }

    @Test
    void whatIsWrongIsToldAtItsFieldAndWhatWasTypedStays() {
        var refused = post(
                "/calendars/new",
                form("name", "Desk", "mon", "9 to 5", "closed", "24.12.2026", "holidays", "GB-ENQ", "action", "save"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString())
                .contains(
                        "href=\"#mon\"",
                        "id=\"mon-error\"",
                        "value=\"9 to 5\"",
                        "id=\"closed-error\"",
                        "Did you mean &#39;GB-ENG&#39;?");
        var never = post("/calendars/new", form("name", "never", "mon", "", "action", "save"));
        assertThat(never.statusCode()).isEqualTo(422);
        assertThat(never.asString()).contains("The calendar never opens", "href=\"#mon\"");
        var twice =
                post("/calendars/new", form("name", "twice", "open", "2030-01-05 9:00-10:00\n2030-01-05 11:00-12:00"));
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.asString()).contains("is on two lines");
    }

    @Test
    void theNextWeeksAreShownBeforeAnythingIsSaved() {
        var shown = post("/calendars/new", form("name", "preview", "action", "preview"));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.asString()).contains("Next weeks", "09:00-12:00, 13:00-17:30", "Closed");
        withKey().get("/api/v1/calendars/preview").then().statusCode(404);
    }

    @Test
    void closedDaysOfAFileAreAddedToTheForm() throws IOException {
        var fields = form("name", "from-file", "closed", "2030-12-24", "action", "read");
        var read = request(fields)
                .multiPart("file", file("closed.ics", bytes()), "text/calendar")
                .post("/calendars/new");
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.asString())
                .contains("added below", "-01-06", "2030-12-24", "“Team meeting”: it lasts only some hours");
        var none = post("/calendars/new", fields);
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.asString()).contains("Choose an .ics file", "id=\"file-error\"");
    }

    @Test
    void aCalendarIsChosenInTheSettingsOfAKpi() {
        post("/calendars/new", form("name", "settings-desk", "action", "save"));
        assertThat(page("/kpis/awt/settings"))
                .contains("Opening hours", "Every moment counts", "Only while settings-desk is open", "Leave them out");
        assertThat(page("/kpis/csat/settings")).doesNotContain("Opening hours");
        var saved = ada.postTwice("/kpis/awt/settings", settings("settings-desk", "since"));
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(page("/kpis/awt/settings"))
                .contains(
                        "counted while settings-desk is open; contacts that arrive outside count from the next opening");
        assertThat(page("/calendars/settings-desk"))
                .contains("<li>Average waiting time</li>")
                .doesNotContain("Remove calendar");
        assertThat(ada.post("/calendars/settings-desk/remove").statusCode()).isEqualTo(409);

        ada.postTwice("/kpis/awt/settings", settings("", "all")).then().statusCode(303);
        assertThat(ada.post("/calendars/settings-desk/remove").statusCode()).isEqualTo(303);
    }

    private static String[] settings(String calendar, String weeks) {
        return new String[] {
            "hours",
            calendar,
            "outside",
            "count-from-opening",
            "weeks",
            weeks,
            "since",
            "2022-W05",
            "because",
            "A test",
            "action",
            "save"
        };
    }

    /** A file, sent with its length as a browser does; RestAssured would send bytes chunked. */
    private File file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toFile();
    }

    private static byte[] bytes() {
        return ICS.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private String page(String path) {
        var answer = ada.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.asString();
    }

    /** A valid form with other fields. */
    private static Map<String, String> form(String... fields) {
        var form = new TreeMap<String, String>();
        form.put("zone", "Europe/Berlin");
        form.put("mon", "09:00-12:00, 13:00-17:30");
        form.put("holidays", "DE-BE");
        for (var i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return form;
    }

    private Response post(String path, Map<String, String> form) {
        return request(form).post(path);
    }

    private RequestSpecification request(Map<String, String> form) {
        ada.get("/calendars/new");
        var request = ada.request().multiPart("csrf-token", String.valueOf(ada.cookie("csrf-token")));
        form.forEach(request::multiPart);
        return request;
    }
}
