package org.kept.mapping.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.document.DocumentFormat;
import org.kept.mapping.Mappings;
import org.kept.mapping.Mappings.MappingSummary;
import org.kept.mapping.Recipes;
import org.kept.mission.ExpectedVersion;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

@QuarkusTest
@OnBothDatabases
@EmptyDatabase
class MappingServiceTest {

    private static final String ORDERS = """
            title: Orders of the counter
            source: counter
            events:
              - type: order
                id: {column: Receipt}
                time: {column: Sold at}
            """;

    @Inject
    MappingService service;

    @Inject
    Mappings mappings;

    @Test
    void aMappingIsFoundInItsCurrentVersion() {
        assertThat(save("current", ORDERS).version()).isEqualTo(1);
        assertThat(mappings.require("current", null, null).mapping().source()).isEqualTo("counter");
        assertThat(save("current", ORDERS.replace("source: counter", "source: till"))
                        .version())
                .isEqualTo(2);
        var current = mappings.require("current", null, null);
        assertThat(current.mapping().source()).isEqualTo("till");
        assertThat(current.mapping().name()).isEqualTo("current");
        assertThat(service.text("current", 1).tree().path("source").asText()).isEqualTo("counter");
        assertThat(mappings.all()).contains(new MappingSummary("current", "Orders of the counter", "till", false, 2));
    }

    @Test
    void anEqualDocumentMakesNoVersion() {
        var saved = save("equal", ORDERS);
        var again = service.save("equal", saved.write(DocumentFormat.JSON), DocumentFormat.JSON, ExpectedVersion.any());
        assertThat(again.version()).isEqualTo(1);
        assertThat(service.revisions("equal", Integer.MAX_VALUE, 10)).hasSize(1);
    }

    @Test
    void sourceAndZoneCanBeReplacedByTheCaller() {
        save("other", ORDERS);
        var document = mappings.require("other", " web  shop", ZoneId.of("Europe/Berlin"));
        assertThat(document.mapping().source()).isEqualTo("web shop");
        assertThat(document.mapping().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(document.tree().path("source").asText()).isEqualTo("web shop");
        assertThat(mappings.require("other", null, null).mapping().source()).isEqualTo("counter");
        for (var source : new String[] {"", " ", "..", "x".repeat(201), "a\u200bb"}) {
            assertThatThrownBy(() -> mappings.require("other", source, null))
                    .as(source)
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status())
                            .isEqualTo(422));
        }
    }

    @Test
    void recipesAreFoundByNameAndASavedMappingHidesOne() {
        assertThat(mappings.require("twilio-calls", "phone", null).mapping().source())
                .isEqualTo("phone");
        var recipe =
                mappings.require("delighted-responses", null, null).mapping().source();
        assertThat(mappings.all())
                .filteredOn(MappingSummary::recipe)
                .hasSize(Recipes.names().size());
        save("delighted-responses", ORDERS);
        assertThat(mappings.require("delighted-responses", null, null).mapping().source())
                .isEqualTo("counter");
        assertThat(mappings.all())
                .filteredOn(each -> each.name().equals("delighted-responses"))
                .containsExactly(
                        new MappingSummary("delighted-responses", "Orders of the counter", "counter", false, 1));
        service.delete("delighted-responses", ExpectedVersion.any());
        assertThat(mappings.require("delighted-responses", null, null).mapping().source())
                .isEqualTo(recipe);
        assertRefused(404, "is a recipe", () -> service.delete("delighted-responses", ExpectedVersion.any()));
    }

    @Test
    void aChangedRecipeHasTheTitleOfTheRecipe() {
        service.save(
                "tickets",
                "{\"recipe\":\"zendesk-tickets\",\"source\":\"support\"}",
                DocumentFormat.JSON,
                ExpectedVersion.any());
        var title = Recipes.find("zendesk-tickets").tree().path("title").asText();
        assertThat(title).isNotBlank();
        assertThat(mappings.all()).contains(new MappingSummary("tickets", title, "support", false, 1));
    }

    @Test
    void aDeletedMappingKeepsItsVersionsAndItsNumbersGoOn() {
        save("deleted", ORDERS);
        service.delete("deleted", ExpectedVersion.version(1));
        assertRefused(404, "'deleted'", () -> mappings.require("deleted", null, null));
        assertThat(service.text("deleted", 1).tree().path("source").asText()).isEqualTo("counter");
        assertThat(service.lastDeleted("deleted").orElseThrow().version()).isEqualTo(1);
        assertThat(save("deleted", ORDERS.replace("counter\n", "till\n")).version())
                .isEqualTo(3);
        assertThat(mappings.require("deleted", null, null).mapping().source()).isEqualTo("till");
        assertThat(service.lastDeleted("deleted")).isEmpty();
        assertThat(service.revisions("deleted", Integer.MAX_VALUE, 10))
                .extracting(MappingRevision::version, MappingRevision::deleted)
                .containsExactly(tuple(3, false), tuple(2, true), tuple(1, false));
        assertThat(service.revisions("deleted", 3, 1))
                .extracting(MappingRevision::version)
                .containsExactly(2);
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearestOne() {
        save("helpdesk-tickets", ORDERS);
        assertRefused(404, "Did you mean 'helpdesk-tickets'?", () -> mappings.require("helpdsk-tickets", null, null));
        assertRefused(404, "Did you mean 'shopify-orders'?", () -> mappings.require("shopfy-orders", null, null));
        assertRefused(404, "GET /api/v1/mappings", () -> mappings.require("\0" + "x".repeat(500), null, null));
    }

    @Test
    void aRefusalLeavesTheTransactionOfTheCaller() {
        QuarkusTransaction.requiringNew().run(() -> {
            assertThatThrownBy(() -> mappings.require("no-such-mapping", null, null))
                    .isInstanceOf(Problem.class);
            assertThat(QuarkusTransaction.isRollbackOnly()).isFalse();
        });
    }

    @Test
    void namesAreSimpleAndTheDocumentHasNoOther() {
        assertFault("/name", "name.form", () -> save("Orders", ORDERS));
        assertFault("/name", "name.taken", () -> save("new", ORDERS));
        assertFault("/name", "name.taken", () -> save("try", ORDERS));
        assertFault("/name", "name.other", () -> save("one", "name: two\n" + ORDERS));
        assertThat(save("one", "name: one\n" + ORDERS).version()).isEqualTo(1);
        assertFault("/evnts", "member.unknown", () -> save("one", ORDERS + "evnts: []\n"));
        assertRefused(413, "256 KiB", () -> save("one", ORDERS + "# " + "x".repeat(300_000)));
    }

    @Test
    void onlyTheVersionThatWasReadIsReplaced() {
        var ofNone = ExpectedVersion.version(0);
        service.save("read", ORDERS, DocumentFormat.YAML, ofNone);
        assertRefused(
                409,
                "There is already a mapping 'read'.",
                () -> service.save("read", ORDERS, DocumentFormat.YAML, ofNone));
        save("read", ORDERS.replace("counter\n", "till\n"));
        assertRefused(
                409,
                "version 2 is current",
                () -> service.save("read", ORDERS, DocumentFormat.YAML, ExpectedVersion.version(1)));
        assertRefused(409, "version 2 is current", () -> service.delete("read", ExpectedVersion.version(1)));
        service.delete("read", ExpectedVersion.version(2));
        assertRefused(
                409,
                "no saved mapping 'read' any more",
                () -> service.save("read", ORDERS, DocumentFormat.YAML, ExpectedVersion.version(2)));
    }

    @Test
    void concurrentChangesSucceedInTurnOrConflict() throws Exception {
        save("both", ORDERS);
        var barrier = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var results = threads.invokeAll(Stream.of("till", "kiosk")
                    .map(source -> (Callable<Boolean>) () -> savedAfter(source, barrier))
                    .toList());
            var accepted = 0;
            for (var result : results) {
                accepted += result.get() ? 1 : 0;
            }
            assertThat(accepted).isPositive();
            assertThat(service.text("both", 0).version()).isEqualTo(1 + accepted);
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean savedAfter(String source, CyclicBarrier barrier) throws Exception {
        barrier.await();
        try {
            save("both", ORDERS.replace("counter\n", source + "\n"));
            return true;
        } catch (Problem refused) {
            assertThat(refused.status()).isEqualTo(409);
            return false;
        }
    }

    @Test
    void thereIsAMaximumOfMappings() {
        QuarkusTransaction.requiringNew().run(() -> {
            for (var i = mappings.all().size();
                    i < MappingService.MAX_MAPPINGS + Recipes.names().size();
                    i++) {
                save("many-" + i, ORDERS);
            }
        });
        assertRefused(409, "already 500 mappings", () -> save("one-too-many", ORDERS));
        QuarkusTransaction.requiringNew().run(() -> mappings.all().stream()
                .filter(each -> each.name().startsWith("many-"))
                .forEach(each -> service.delete(each.name(), ExpectedVersion.any())));
    }

    private MappingText save(String name, String yaml) {
        return service.save(name, yaml, DocumentFormat.YAML, ExpectedVersion.any());
    }

    private static void assertRefused(int status, String detail, Runnable attempt) {
        assertThatThrownBy(attempt::run).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.detail()).contains(detail);
        });
    }

    private static void assertFault(String pointer, String code, Runnable attempt) {
        assertThatThrownBy(attempt::run).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                .extracting(InputError::pointer, InputError::code)
                .contains(tuple(pointer, code)));
    }
}
