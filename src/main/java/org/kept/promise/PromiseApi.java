package org.kept.promise;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kept.access.PublicAddress;
import org.kept.promise.model.MonthMark;
import org.kept.promise.model.MonthVerdict;
import org.kept.request.PromisePath;

/** REST API of the promise page's settings; the page itself is {@code /promise.json}. */
@Path("/api/v1/promise")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Promise page")
@Blocking
public class PromiseApi {

    private static final String REQUEST_EXAMPLE = """
            {"on":true,"clauses":["within-a-minute"],"colours":{"light":"#0b5d3b","dark":"#7fd1a3"},
             "frames":["https://www.example.org"]}""";

    private static final String RESPONSE_EXAMPLE = """
            {"on":true,"url":"https://kept.example.org/promise","clauses":[
              {"code":"within-a-minute","quote":"every caller within a minute","public":true,"reliable":true,
               "assurance":"consistently-hits","weeksMet":26,"weeksJudged":26,
               "says":"Usually met: the usual range meets the target. Its targets were met in 26 of the last 26 judged weeks.",
               "kept":10,"missed":1,"notMeasured":1}],
             "warnings":[],"takenDown":[],"colours":{"light":"#0b5d3b","dark":"#7fd1a3"},
             "frames":["https://www.example.org"],"logo":false}""";

    /** The settings, and the reliability of each clause of the mission. */
    @Schema(name = "PromiseSettings")
    public record PromiseSettingsView(
            boolean on,
            @Nullable String url,
            List<PromiseCandidateView> clauses,
            List<String> warnings,
            List<TakenDownView> takenDown,
            PromiseColoursView colours,
            List<String> frames,
            boolean logo) {}

    /**
     * A clause of the mission.
     *
     * @param reliable whether its whole usual range meets its target
     * @param weeksMet how many of the judged weeks, of the last 26, met every target
     * @param says the same in words
     * @param kept how many of the last twelve months the page shows as kept
     */
    @Schema(name = "PromiseCandidate")
    public record PromiseCandidateView(
            String code,
            String quote,
            @JsonProperty("public") boolean isPublic,
            boolean reliable,
            @Nullable String assurance,
            int weeksMet,
            int weeksJudged,
            String says,
            int kept,
            int missed,
            int notMeasured) {}

    /** A clause that was taken down within the last year after it had missed a month. */
    @Schema(name = "TakenDownPromise")
    public record TakenDownView(String code, String quote, String at, String by, int missed) {}

    /** The colours of the company; null for the colour of Kept. */
    @Schema(name = "PromiseColours")
    public record PromiseColoursView(
            @Nullable String light, @Nullable String dark) {}

    private final PromiseSettingsService service;
    private final PublicAddress address;
    private final CurrentVertxRequest request;
    private final SecurityIdentity caller;

    PromiseApi(
            PromiseSettingsService service,
            PublicAddress address,
            CurrentVertxRequest request,
            SecurityIdentity caller) {
        this.service = service;
        this.address = address;
        this.request = request;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "getPromiseSettings",
            summary = "What the promise page shows, and which clauses can be relied on",
            description =
                    "`clauses` are those of the mission in effect, each with what Kept's statistics say of it. Read"
                            + " it before you turn the page on.")
    @APIResponse(
            responseCode = "200",
            description = "The settings",
            content =
                    @Content(
                            schema = @Schema(implementation = PromiseSettingsView.class),
                            examples = @ExampleObject(name = "one clause", value = RESPONSE_EXAMPLE)))
    public PromiseSettingsView get() {
        return view(service.settings());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putPromiseSettings",
            summary = "Turn the promise page on or off, and choose what it shows",
            description =
                    "A member that is left out stays as it is. `colours` must have a contrast to the page of at least 4.5 to"
                            + " 1. `frames` are the sites that may show `/promise/frame`. `logo` is a PNG, JPEG or WebP"
                            + " image as a `data:` URL, or null for none. A clause that missed a month leaves a note on the"
                            + " page for a year when it is taken down.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "one clause", value = REQUEST_EXAMPLE)))
    public PromiseSettingsView put(@Nullable JsonNode body) {
        return view(
                service.save(PromiseChange.parse(body), caller.getPrincipal().getName()));
    }

    private PromiseSettingsView view(PromiseSettings settings) {
        var candidates = service.candidates(settings.codes());
        var base = PromiseRoute.base(request.getCurrent(), address);
        var colours = settings.colours();
        return new PromiseSettingsView(
                settings.shown(),
                base.isEmpty() ? null : base + PromisePath.PAGE,
                candidates.stream().map(PromiseApi::view).toList(),
                candidates.stream()
                        .filter(each -> each.chosen() && !each.reliability().isReliable())
                        .map(each -> "Not reliable yet: " + each.clause().quote() + ".")
                        .toList(),
                service.removals().stream()
                        .map(each -> new TakenDownView(
                                each.code(), each.quote(), each.at().toString(), each.by(), each.missed()))
                        .toList(),
                new PromiseColoursView(colours.light(), colours.dark()),
                settings.frames(),
                settings.logo() != null);
    }

    private static PromiseCandidateView view(PromiseSettingsService.Candidate candidate) {
        var reliability = candidate.reliability();
        var assurance = reliability.assurance();
        return new PromiseCandidateView(
                candidate.clause().code(),
                candidate.clause().quote(),
                candidate.chosen(),
                reliability.isReliable(),
                assurance == null ? null : assurance.code(),
                reliability.weeksMet(),
                reliability.weeksJudged(),
                reliability.words(),
                MonthVerdict.count(candidate.months(), MonthMark.KEPT),
                MonthVerdict.count(candidate.months(), MonthMark.MISSED),
                MonthVerdict.count(candidate.months(), MonthMark.NOT_MEASURED));
    }
}
