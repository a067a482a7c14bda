package org.kept.subscription.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestMailServer;
import org.kept.TestPeople;
import org.kept.TestWeeks;
import org.kept.access.Installation;
import org.kept.access.PersonDirectory;
import org.kept.access.Role;
import org.kept.database.Database;
import org.kept.outbox.Outbox;
import org.kept.outbox.OutboxDelivery;
import org.kept.outbox.OutboxState;
import org.kept.outbox.SendResult;
import org.kept.outbox.SendResult.SendOutcome;
import org.kept.outbox.TestNode;
import org.kept.scorecard.ScorecardService;
import org.kept.subscription.MailOrders;
import org.kept.subscription.MailSettings;
import org.kept.subscription.SubscriptionStore;
import org.kept.subscription.TestMail;
import org.kept.subscription.UnsubscribeLinks;

/** Mails as they arrive at a real mail server. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
class MailsTest {

    private static final Instant NOW = Instant.parse("2024-05-28T12:00:00Z");

    private static final int READERS = 5_000;

    /** Longer than a test runs. */
    private static final Duration FOREVER = Duration.ofHours(1);

    private final SubscriptionStore subscriptions;
    private final PersonDirectory people;
    private final DigestBuilder builder;
    private final Installation installation;
    private final UnsubscribeLinks links;
    private final SmtpClient client;
    private final Outbox outbox;
    private final ScorecardService scorecards;
    private final ObjectMapper json;
    private final TestNode node;
    private final Database database;

    private final String email = "mia" + UUID.randomUUID() + "@example.org";

    @Inject
    MailsTest(
            SubscriptionStore subscriptions,
            PersonDirectory people,
            DigestBuilder builder,
            Installation installation,
            UnsubscribeLinks links,
            SmtpClient client,
            Outbox outbox,
            ScorecardService scorecards,
            ObjectMapper json,
            TestNode node,
            Database database) {
        this.subscriptions = subscriptions;
        this.people = people;
        this.builder = builder;
        this.installation = installation;
        this.links = links;
        this.client = client;
        this.outbox = outbox;
        this.scorecards = scorecards;
        this.json = json;
        this.node = node;
        this.database = database;
    }

    @BeforeEach
    void setUp() {
        QuarkusMock.installMockForType(new MovingClock(NOW), Clock.class);
        TestWeeks.publishMission();
        TestWeeks.push();
        TestPeople.signedIn(email, Role.MANAGER);
    }

    private MailChannel channel(SmtpClient sending) {
        var settings = TestMail.settings();
        return new MailChannel(
                subscriptions, people, new MailWriter(builder, installation, settings), links, settings, sending, json);
    }

    private void subscribe(String what) {
        TestKeys.withKey()
                .contentType("application/json")
                .body(("{'person':'" + email + "'," + what + "}").replace('\'', '"'))
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(201);
    }

    /** Orders the digests of the last week, with a comment. */
    private List<OutboxDelivery> order() {
        TestMail.week(
                TestMail.orders(subscriptions, outbox, scorecards, json),
                TestWeeks.LAST,
                "The lift was broken.\nIt works again.");
        return outbox.to(MailOrders.CHANNEL, email, null, null, 10).items();
    }

    private SendResult send(OutboxDelivery delivery) {
        return channel(client).send(delivery, NOW);
    }

    @Test
    void aDigestArrivesWithTextPictureAndAWayToEndIt() throws Exception {
        subscribe("'what':'digest','every':'weekly'");
        var delivery = order().get(0);
        assertThat(send(delivery).outcome()).isEqualTo(SendOutcome.DELIVERED);
        assertThat(send(delivery).outcome()).isEqualTo(SendOutcome.DELIVERED);

        var mails = TestMailServer.mailsOf(email);
        // If it is sent twice, as after a crash, a mail program shows one mail.
        assertThat(mails).hasSize(2);
        var mail = mails.get(0);
        assertThat(mail.getMessageID())
                .isEqualTo("<" + delivery.id() + "@kept.example.org>")
                .isEqualTo(mails.get(1).getMessageID());
        assertThat(mail.getSubject())
                .startsWith("Week to 26\u00a0May\u00a02024: ")
                .contains("missed");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getHeader("List-Unsubscribe")[0].replaceAll("\\s", ""))
                .startsWith("<" + TestMail.ADDRESS + "/unsubscribe/")
                .endsWith(">");
        assertThat(mail.getFrom()[0].toString()).isEqualTo("Kept <kept@example.org>");
        assertThat(mail.getRecipients(Message.RecipientType.TO)[0].toString()).isEqualTo(email);

        var text = part(mail, "text/plain");
        assertThat(text)
                .contains("> The lift was broken.", "> It works again.")
                .contains("answer within a minute [✗ missed]")
                .contains("IN DANGER")
                .contains("Service level")
                .contains(TestMail.ADDRESS + "/scorecards/2024-W21")
                .contains("Unsubscribe: " + TestMail.ADDRESS + "/unsubscribe/");
        var html = part(mail, "text/html");
        assertThat(html)
                .contains("The lift was broken.")
                .contains("src=\"cid:chart@kept\"")
                .contains("alt=\"Service level, 26 weeks: 60.0%")
                .contains("prefers-color-scheme: dark")
                .doesNotContain("unsubscribe.invalid", "NOT_FOUND");
        assertThat(raw(mail)).contains("Content-ID: <chart@kept>").contains("image/png");
    }

    @Test
    void aDigestThatComesLateSaysWhatWasPublished() throws Exception {
        subscribe("'what':'digest','every':'weekly'");
        publish();
        var delivery = order().get(0);
        var week = TestWeeks.LAST;
        var corrected = TestEvents.event(
                "ferry",
                "sla" + week.code(),
                "figure",
                week.end() + "T00:00:00Z",
                "{'kpi':'sla','week':'" + week.code() + "','numerator':93,'denominator':100}");
        TestEvents.push(corrected, "onconflict=correct").statusCode(200);
        send(delivery);
        var mail = TestMailServer.mailsOf(email).get(0);
        assertThat(mail.getSubject()).contains("missed");
        assertThat(part(mail, "text/plain"))
                .contains("answer within a minute [✗ missed]", "60.0%")
                .contains("Since then 1\u00a0number has changed; the scorecard shows both.")
                .doesNotContain("93.0%");
        assertThat(part(mail, "text/html")).contains("60.0%").doesNotContain("93.0%");
    }

    @Test
    void aDigestHasWhatIsOverdueAndWhoWasThanked() throws Exception {
        subscribe("'what':'digest','every':'weekly'");
        create(
                "actions",
                "{'title':'A second desk','because':'They wait','clause':'minute','owner':'" + email
                        + "','due':'2024-05-20','state':'agreed'}");
        create("recognitions", "{'to':'" + email + "','week':'2024-W21','text':'You stayed\\nlate'}");
        send(order().get(0));
        var mail = TestMailServer.mailsOf(email).get(0);
        assertThat(part(mail, "text/plain"))
                .contains("OVERDUE ACTIONS", "- A second desk: 8\u00a0days overdue, Noor Tamm.")
                .contains("THANK YOU", ": You stayed late (");
        assertThat(part(mail, "text/html"))
                .contains("/actions/", "A second desk</a>: 8\u00a0days overdue", "You stayed late");
    }

    private static void create(String what, String body) {
        TestKeys.withKey()
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .post("/api/v1/" + what)
                .then()
                .statusCode(201);
    }

    @Test
    void aMonthlyDigestComesWithTheLastWeekOfItsMonth() {
        subscribe("'what':'digest','every':'monthly'");
        // The Thursday of this week is 23 May, that of the next 30 May.
        assertThat(order()).isEmpty();
        TestMail.week(
                TestMail.orders(subscriptions, outbox, scorecards, json), TestWeeks.LAST.plus(1), "The month is over.");
        assertThat(outbox.to(MailOrders.CHANNEL, email, null, null, 10).items()).hasSize(1);
    }

    @Test
    void aDigestOfAClauseAndOneOfAKpiSayOnlyTheirs() throws Exception {
        subscribe("'what':'digest','every':'weekly','clause':'bag'");
        subscribe("'what':'digest','every':'weekly','kpi':'sla'");
        order().forEach(this::send);
        var texts = List.of(
                part(TestMailServer.mailsOf(email).get(0), "text/plain"),
                part(TestMailServer.mailsOf(email).get(1), "text/plain"));
        assertThat(texts)
                .anySatisfy(
                        text -> assertThat(text).contains("“never lose a bag”").doesNotContain("Service level"));
        assertThat(texts).anySatisfy(text -> assertThat(text).contains("- Service level"));
    }

    @Test
    void fiveThousandReadersGetOneMailEachAndNothingWaitsForThem() throws Exception {
        QuarkusMock.installMockForType(TestMail.settings(), MailSettings.class);
        var readers = IntStream.range(0, READERS)
                .mapToObj(i -> "reader-" + i + "@example.org")
                .toList();
        addPeople(readers);
        // A clause without a measure has no chart, so the mails are small.
        TestMail.subscribe(subscriptions, readers, "smile", NOW);
        assertThat(publicationPage()).contains("<a href=\"/subscriptions\">Show your digest before</a>");
        publish();
        assertThat(publicationPage()).contains("By mail: 5,000 waiting.").doesNotContain("Kept sends no mail yet.");

        var begun = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        try (var server = new TestSmtpServer(command -> {
            begun.countDown();
            await(answered);
            return null;
        })) {
            var slow = channel(server.client(FOREVER));
            var sending =
                    CompletableFuture.runAsync(() -> node.sendDue(slow), task -> new Thread(task, "sending").start());
            try {
                await(begun);
                // The mail server takes its time meanwhile.
                TestEvents.push(TestEvents.order("shop", "meanwhile")).statusCode(200);
                TestKeys.signedIn()
                        .get("/mail")
                        .then()
                        .statusCode(200)
                        .body(containsString("5,000\u00a0people"))
                        .body(containsString("Older mails"));
                assertThat(publicationPage()).contains("By mail: 5,000 waiting.");
            } finally {
                answered.countDown();
            }
            sending.join();
            assertThat(server.recipients()).containsExactlyInAnyOrderElementsOf(readers);
        }
        assertThat(publicationPage()).contains("By mail: 5,000 delivered.");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds people who have an account; by SQL, because an invitation each takes minutes. */
    private void addPeople(List<String> addresses) {
        database.run(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into person (id, name, email, role, created) values (?, 'Reader', ?, 'viewer', ?)")) {
                for (var address : addresses) {
                    insert.setObject(1, UUID.randomUUID());
                    insert.setString(2, address);
                    insert.setObject(3, NOW.atOffset(ZoneOffset.UTC));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    private static void publish() {
        TestKeys.withKey()
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/scorecards/2024-W21/publication")
                .then()
                .statusCode(200);
    }

    private static String publicationPage() {
        return TestKeys.signedIn()
                .get("/scorecards/2024-W21/publication")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void whoHasNoAccountGetsNoMail() {
        TestMail.subscribe(subscriptions, List.of("nobody@example.org"), "smile", NOW);
        order();
        var waiting = outbox.to(MailOrders.CHANNEL, "nobody@example.org", OutboxState.WAITING, null, 10)
                .items();
        assertThat(waiting)
                .singleElement()
                .satisfies(each -> assertThat(send(each).outcome()).isEqualTo(SendOutcome.DROPPED));
    }

    @Test
    void aWeekOfLongAgoIsPublishedWithoutADigest() {
        subscribe("'what':'digest','every':'weekly'");
        var orders = TestMail.orders(subscriptions, outbox, scorecards, json);
        TestMail.week(orders, TestWeeks.LAST.plus(-5), "Long ago.");
        assertThat(outbox.to(MailOrders.CHANNEL, email, null, null, 10).items()).isEmpty();
        TestMail.week(orders, TestWeeks.LAST.plus(-4), "Late.");
        assertThat(outbox.to(MailOrders.CHANNEL, email, null, null, 10).items()).hasSize(1);
    }

    @Test
    void aServerThatIsDownCountsAgainstNoReader() {
        subscribe("'what':'digest','every':'weekly'");
        var delivery = order().get(0);
        var server = TestSmtpServer.answering("greeting", TestSmtpServer.SILENCE);
        try (server) {
            assertThat(channel(server.client(Duration.ofMillis(100)))
                            .send(delivery, NOW)
                            .outcome())
                    .isEqualTo(SendOutcome.CHANNEL_DOWN);
        }
        assertThat(channel(server.client(FOREVER)).send(delivery, NOW).outcome())
                .isEqualTo(SendOutcome.CHANNEL_DOWN);
        assertThat(answering("greeting", "554 no", delivery)).isEqualTo(SendOutcome.CHANNEL_DOWN);
        assertThat(answering("MAIL FROM", "550 no such sender", delivery)).isEqualTo(SendOutcome.CHANNEL_DOWN);
        assertThat(answering("RCPT TO", "535 sign in", delivery)).isEqualTo(SendOutcome.CHANNEL_DOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "550 no such reader, IMPOSSIBLE",
        "450 later, REFUSED",
        // A permanent error by its status, but over once the server's list of senders is corrected.
        "554 no, REFUSED",
        "550-5.7.1 Client host blocked|550 5.7.1 as said, REFUSED",
    })
    void whatAServerSaysOfAReaderOrAMailDecidesWhetherItIsTriedAgain(String reply, SendOutcome outcome) {
        subscribe("'what':'digest','every':'weekly'");
        var delivery = order().get(0);
        var lines = reply.replace("|", "\r\n");
        assertThat(answering("RCPT TO", lines, delivery)).isEqualTo(outcome);
        assertThat(answering(".", lines, delivery)).isEqualTo(outcome);
    }

    private SendOutcome answering(String command, String reply, OutboxDelivery delivery) {
        try (var server = TestSmtpServer.answering(command, reply)) {
            return channel(server.client(FOREVER)).send(delivery, NOW).outcome();
        }
    }

    @Test
    void whoHasEndedASubscriptionGetsNothingMore() throws Exception {
        subscribe("'what':'digest','every':'weekly'");
        var delivery = order().get(0);
        subscriptions.of(email).forEach(each -> TestKeys.withKey()
                .delete("/api/v1/subscriptions/" + each.id())
                .then()
                .statusCode(204));
        assertThat(send(delivery).outcome()).isEqualTo(SendOutcome.DROPPED);
        assertThat(TestMailServer.mailsOf(email)).isEmpty();
    }

    /** The content of the first part of a type. */
    private static String part(Part part, String type) throws Exception {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent()).replace("\r\n", "\n");
        }
        if (part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                var found = part(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    private static String raw(MimeMessage mail) throws Exception {
        try (var out = new java.io.ByteArrayOutputStream()) {
            mail.writeTo(out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
