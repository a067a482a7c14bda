package org.kept;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest {

    private static final List<String> CONTRACT = List.of(
            "POST /api/v1/events",
            "GET /api/v1/events",
            "GET /api/v1/events/{source}/{id}",
            "PUT /api/v1/events/{source}/{id}",
            "DELETE /api/v1/events/{source}/{id}",
            "GET /api/v1/figures/{week}",
            "PUT /api/v1/figures/{week}",
            "GET /api/v1/calendars",
            "GET /api/v1/calendars/{name}",
            "PUT /api/v1/calendars/{name}",
            "DELETE /api/v1/calendars/{name}",
            "GET /api/v1/kpis",
            "GET /api/v1/kpis/{kpi}",
            "PUT /api/v1/kpis/{kpi}/settings",
            "GET /api/v1/kpis/{kpi}/series",
            "GET /api/v1/kpis/{kpi}/moved",
            "GET /api/v1/kpis/{kpi}/teams",
            "GET /api/v1/kpis/{kpi}/hours",
            "GET /api/v1/kpis/{kpi}/why",
            "GET /api/v1/kpis/{kpi}/phases",
            "POST /api/v1/kpis/{kpi}/phases",
            "DELETE /api/v1/kpis/{kpi}/phases/{id}",
            "GET /api/v1/actions",
            "POST /api/v1/actions",
            "GET /api/v1/actions/{id}",
            "PUT /api/v1/actions/{id}",
            "GET /api/v1/learned",
            "GET /api/v1/recognitions",
            "POST /api/v1/recognitions",
            "DELETE /api/v1/recognitions/{id}",
            "GET /api/v1/annotations",
            "POST /api/v1/annotations",
            "DELETE /api/v1/annotations/{id}",
            "GET /api/v1/exclusions",
            "POST /api/v1/exclusions",
            "GET /api/v1/exclusions/verdicts",
            "GET /api/v1/exclusions/{id}",
            "DELETE /api/v1/exclusions/{id}",
            "DELETE /api/v1/customers/{id}",
            "POST /api/v1/keys",
            "GET /api/v1/keys",
            "DELETE /api/v1/keys/{prefix}",
            "POST /api/v1/keys/{prefix}/rotate",
            "GET /api/v1/scorecards/{week}",
            "GET /api/v1/event-types",
            "GET /api/v1/event-types/{code}",
            "PUT /api/v1/event-types/{code}",
            "DELETE /api/v1/event-types/{code}",
            "GET /api/v1/mappings",
            "POST /api/v1/mappings/try",
            "GET /api/v1/mappings/{name}",
            "PUT /api/v1/mappings/{name}",
            "DELETE /api/v1/mappings/{name}",
            "POST /api/v1/mappings/{name}/try",
            "GET /api/v1/mappings/{name}/versions",
            "GET /api/v1/mission",
            "PUT /api/v1/mission",
            "GET /api/v1/mission/versions",
            "GET /api/v1/mission/versions/{number}",
            "GET /api/v1/mission/coverage",
            "GET /api/v1/promise",
            "PUT /api/v1/promise");

    /** The operations an integration needs first; each must have a response example. */
    private static final List<String> WITH_RESPONSE_EXAMPLE = List.of(
            "POST /api/v1/events",
            "DELETE /api/v1/customers/{id}",
            "POST /api/v1/exclusions",
            "POST /api/v1/keys",
            "POST /api/v1/keys/{prefix}/rotate",
            "GET /api/v1/kpis/{kpi}/hours",
            "GET /api/v1/kpis/{kpi}/series",
            "GET /api/v1/kpis/{kpi}/moved",
            "GET /api/v1/kpis/{kpi}/teams",
            "GET /api/v1/kpis/{kpi}/why",
            "GET /api/v1/scorecards/{week}",
            "GET /api/v1/mission");

    private record Operation(String name, JsonNode node) {}

    private final ObjectMapper json = new ObjectMapper();
    private JsonNode document = json.createObjectNode();

    @BeforeEach
    void read() throws IOException {
        document = json.readTree(given().get("/q/openapi?format=json").asString());
    }

    @Test
    void theDocumentIsOpenApi31WithItsMetadata() {
        assertThat(document.path("openapi").asText()).startsWith("3.1");
        assertThat(document.at("/info/title").asText()).isEqualTo("Kept");
        assertThat(document.at("/info/version").asText()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(document.at("/info/license/name").asText()).isEqualTo("Apache-2.0");
        assertThat(document.at("/info/description").asText()).isNotBlank();
    }

    @Test
    void callersAuthenticateWithABearerKey() {
        var scheme = document.at("/components/securitySchemes/key");
        assertThat(scheme.path("type").asText()).isEqualTo("http");
        assertThat(scheme.path("scheme").asText()).isEqualTo("bearer");
        assertThat(document.at("/security/0").has("key")).isTrue();
    }

    @Test
    void allOperationsOfTheContractAreListedAndNoPages() {
        assertThat(operations())
                .extracting(Operation::name)
                .containsAll(CONTRACT)
                .allMatch(name -> name.contains(" /api/v1/"));
    }

    @Test
    void everyOperationHasASummaryAndAUniqueId() {
        var names = new HashSet<String>();
        assertThat(operations()).allSatisfy(each -> {
            assertThat(each.node().path("summary").asText()).as(each.name()).isNotBlank();
            assertThat(each.node().path("responses")).as(each.name()).isNotEmpty();
            assertThat(names.add(each.node().path("operationId").asText()))
                    .as("operationId of " + each.name())
                    .isTrue();
        });
        assertThat(names).allMatch(name -> name.matches("[a-z][A-Za-z]+"));
    }

    @Test
    void everyRequestBodyHasAnExamplePerMediaType() {
        assertThat(operations())
                .filteredOn(each -> each.node().has("requestBody"))
                .hasSizeGreaterThan(5)
                .allSatisfy(each -> assertThat(each.node().at("/requestBody/content"))
                        .isNotEmpty()
                        .allSatisfy(form -> assertThat(form.path("examples"))
                                .as(each.name())
                                .isNotEmpty()));
    }

    @Test
    void keyOperationsHaveAResponseExample() {
        assertThat(operations())
                .filteredOn(each -> WITH_RESPONSE_EXAMPLE.contains(each.name()))
                .hasSize(WITH_RESPONSE_EXAMPLE.size())
                .allSatisfy(each -> assertThat(each.node().path("responses").findValues("examples"))
                        .as(each.name())
                        .isNotEmpty());
    }

    @Test
    void everyJsonExampleIsValid() {
        for (var form : document.path("paths").findParents("examples")) {
            for (var example : form.path("examples")) {
                var value = example.path("value");
                if (value.isTextual()
                        && value.asText().matches("(?s)\\s*[{\\[].*")
                        && !value.asText().contains("}\n{")) {
                    assertThat(parses(value.asText())).as(value.asText()).isTrue();
                }
            }
        }
    }

    @Test
    void everyReferenceResolves() {
        for (var reference : document.findValuesAsText("$ref")) {
            assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        }
    }

    private boolean parses(String text) {
        try {
            return !json.readTree(text).isMissingNode();
        } catch (IOException e) {
            return false;
        }
    }

    private List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            if (path.getKey().contains("/trial")) {
                // Endpoints of the tests.
                continue;
            }
            for (var method : List.of("get", "put", "post", "delete")) {
                if (path.getValue().has(method)) {
                    operations.add(new Operation(
                            method.toUpperCase(Locale.ROOT) + " " + path.getKey(),
                            path.getValue().path(method)));
                }
            }
        }
        return operations;
    }
}
