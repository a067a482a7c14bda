package org.kept.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.kept.browser.Controls.button;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.TestEvents;
import org.kept.TestMailServer;
import org.kept.TestPeople;
import org.kept.TestWeeks;
import org.kept.access.Role;
import org.kept.alert.AlertWatch;
import org.kept.outbox.OutboxSchedule;
import org.kept.subscription.MailSettings;
import org.kept.subscription.TestMail;

/** A manager's week: the mail that calls for a look, the comment they write, and the others who read it. */
@QuarkusTest
@BrowserTest
@EmptyDatabase
class PublishedWeekInChromiumTest {

    /** The Tuesday after {@link TestWeeks#LAST}. */
    private static final Instant NOW = Instant.parse("2024-05-28T12:00:00Z");

    private static final String COMMENT = "The lift was broken. From Monday on we share shifts.";
    private static final String SCORECARD = "/scorecards/2024-W21";

    private final String email = "mia" + UUID.randomUUID() + "@example.org";

    @Inject
    AlertWatch watch;

    @Inject
    OutboxSchedule outbox;

    @Test
    void fromABrokenPromiseToTheMailTheLinkAndTheWorkbook(Browser browser) throws Exception {
        QuarkusMock.installMockForType(new MovingClock(NOW), Clock.class);
        QuarkusMock.installMockForType(TestMail.settings(), MailSettings.class);
        TestWeeks.publishMission();
        usualWeeks();
        var page = signIn(browser);
        subscribe(browser, page);
        breakThePromise();
        acknowledge(browser, page);
        publish(browser, page);
        readTheMail(browser);
        openTheLinkSignedOut(browser, share(browser, page));
        findTheSameNumbersInTheWorkbook(page);
        browser.assertNoConsoleErrors();
    }

    /** Twenty weeks of about 85 of 100. */
    private static void usualWeeks() {
        var events = new ArrayList<JsonNode>();
        for (var week : TestWeeks.FIRST.to(TestWeeks.LAST.plus(-1))) {
            var good = 84 + (int) TestWeeks.FIRST.until(week) % 3;
            var data = "{'kpi':'sla','week':'" + week.code() + "','numerator':" + good + ",'denominator':100}";
            events.add(TestEvents.event("ferry", "sla" + week.code(), "figure", week.end() + "T00:00:00Z", data));
        }
        TestEvents.push(events).statusCode(200);
    }

    private void subscribe(Browser browser, Page page) {
        page.navigate("/subscriptions");
        page.locator("#what").selectOption("digest:weekly");
        button(page, "Add subscription").click();
        assertThat(row(page, "Weekly digest of everything")).isVisible();
        page.locator("#what").selectOption("alerts");
        button(page, "Add subscription").click();
        assertThat(row(page, "Alerts about everything")).isVisible();
        assertThat(page.getByText("Kept sends no mail yet.")).hasCount(0);
        browser.inspect(page, "week-subscribed");
    }

    /** Two of five wait for too long. */
    private static void breakThePromise() {
        TestEvents.push(IntStream.range(0, 100)
                        .mapToObj(i -> TestEvents.event(
                                "desk",
                                "call-" + i,
                                "contact",
                                "2024-05-22T10:00:00Z",
                                "{'outcome':'answered','waitSeconds':" + (i < 60 ? 10 : 90)
                                        + ",'handleSeconds':100,'resolved':true}"))
                        .toList())
                .statusCode(200);
    }

    private void acknowledge(Browser browser, Page page) throws MessagingException {
        watch.look();
        outbox.look();
        Assertions.assertThat(subjects()).containsExactly("Service level: worse than usual");
        page.navigate("/alerts");
        browser.inspect(page, "week-alerts");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Service level: worse than usual"))
                .click();
        assertThat(page.getByText("60.0% in the week to 26")).isVisible();
        assertThat(row(page, email)).isVisible();
        page.getByLabel("Note").fill("The lift is being repaired.");
        button(page, "Acknowledge alert").click();
        assertThat(page.getByText("The lift is being repaired.")).isVisible();
        assertThat(page.getByLabel("Note")).hasCount(0);
        browser.inspect(page, "week-alert-acknowledged");
    }

    private static void publish(Browser browser, Page page) {
        page.navigate(SCORECARD);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Comment and publish"))
                .click();
        page.getByLabel("Comment").fill(COMMENT);
        button(page, "Publish week").click();
        assertThat(page.getByText("Week published.")).isVisible();
        browser.inspect(page, "week-published");
    }

    private void readTheMail(Browser browser) throws MessagingException, IOException {
        outbox.look();
        Assertions.assertThat(subjects())
                .hasSize(3)
                .contains("Promise missed: “answer within a minute”")
                .anyMatch(subject -> subject.startsWith("Week to 26"));
        var mail = digest();
        var picture = "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes(part(mail, "image/png")));
        var html = String.valueOf(part(mail, "text/html").getContent()).replace("cid:chart@kept", picture);
        // A page of its own, because Kept's pages allow no style in the document.
        var page = browser.visitor().newPage();
        page.setContent(html);
        assertThat(page.getByText(COMMENT)).isVisible();
        assertThat(page.getByText("In danger")).isVisible();
        Assertions.assertThat(page.locator("body").innerText()).contains("60.0%", "missed");
        Assertions.assertThat(page.evaluate("document.images[0].naturalWidth > 0"))
                .isEqualTo(true);
        browser.inspect(page, "week-mail");
        page.close();
    }

    private static String share(Browser browser, Page page) {
        page.navigate(SCORECARD);
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Share").setExact(true))
                .click();
        button(page, "Create link").click();
        assertThat(page.getByText("Link created.")).isVisible();
        browser.inspect(page, "week-shared");
        return page.locator(".secret").innerText().strip().replaceFirst("^https?://[^/]+", "");
    }

    private void openTheLinkSignedOut(Browser browser, String path) {
        try (var outsider = browser.newVisitor()) {
            var page = outsider.open(path);
            assertThat(page.getByText(COMMENT)).isVisible();
            assertThat(page.locator("tbody#clause-minute .value").first()).containsText("60.0%");
            assertThat(page.locator("a[href]:not([href^='#'])")).hasCount(0);
            Assertions.assertThat(page.content()).doesNotContain("@example.org");
            outsider.assertAccessible(page);
            outsider.screenshots(page, "week-for-outsiders");
            outsider.assertNoConsoleErrors();
        }
    }

    private static void findTheSameNumbersInTheWorkbook(Page page) throws IOException {
        page.navigate(SCORECARD);
        assertThat(page.locator("tbody#clause-minute .value").first()).containsText("60.0%");
        var download =
                page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Excel"))
                        .click());
        try (var file = Files.newInputStream(download.path());
                var workbook = new ReadableWorkbook(file)) {
            var rows = workbook.getFirstSheet().read();
            var names = IntStream.range(0, rows.get(0).getCellCount())
                    .mapToObj(rows.get(0)::getCellText)
                    .toList();
            var sla = rows.stream()
                    .filter(row -> row.getCellText(names.indexOf("kpi")).equals("sla"))
                    .findFirst()
                    .orElseThrow();
            for (var column : List.of("value", "asPublished.value")) {
                Assertions.assertThat(sla.getCellAsNumber(names.indexOf(column))
                                .orElseThrow()
                                .doubleValue())
                        .as(column)
                        .isEqualTo(0.6);
            }
            Assertions.assertThat(sla.getCellText(names.indexOf("asPublished.verdict")))
                    .isEqualTo("missed");
        }
    }

    private List<String> subjects() throws MessagingException {
        var subjects = new ArrayList<String>();
        for (var mail : TestMailServer.mailsOf(email)) {
            subjects.add(mail.getSubject());
        }
        return subjects;
    }

    private MimeMessage digest() throws MessagingException {
        for (var mail : TestMailServer.mailsOf(email)) {
            if (mail.getSubject().startsWith("Week to")) {
                return mail;
            }
        }
        throw new AssertionError("no digest arrived");
    }

    private static Part part(Part part, String type) throws MessagingException, IOException {
        return find(part, type).orElseThrow(() -> new AssertionError("no part of the mail is " + type));
    }

    private static Optional<Part> find(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return Optional.of(part);
        }
        if (part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                var found = find(parts.getBodyPart(i), type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static byte[] bytes(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return in.readAllBytes();
        }
    }

    private Page signIn(Browser browser) {
        TestPeople.signedIn(email, Role.MANAGER);
        var page = browser.open("/login");
        page.locator("[name=email]").fill(email);
        page.locator("[name=password]").fill(TestPeople.PASSWORD);
        page.locator("main button").click();
        page.waitForURL(Pattern.compile("/$"));
        return page;
    }

    private static Locator row(Page page, String name) {
        return page.getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName(name));
    }
}
