package org.kept.mapping.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.document.DocumentFormat;
import org.kept.mapping.Mapping;
import org.kept.mapping.preview.MappingTrial;
import org.kept.mapping.preview.TrialResult;
import org.kept.mapping.store.MappingService;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.problem.RequiredBody;

/** REST API for trying a mapping on a sample, which stores nothing. */
@Path("/api/v1/mappings")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mappings")
@Blocking
public class MappingTrialApi {

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    /** Characters that occur in a YAML document but not in a name. */
    private static final Pattern YAML = Pattern.compile("[:\\n]");

    private final MappingService mappings;
    private final MappingTrial trial;
    private final SecurityIdentity caller;

    MappingTrialApi(MappingService mappings, MappingTrial trial, SecurityIdentity caller) {
        this.mappings = mappings;
        this.trial = trial;
        this.caller = caller;
    }

    /** A mapping, by name or as a document, and a sample, as text or as JSON. */
    @Schema(name = "MappingTrialRequest")
    public record TrialRequest(
            @Schema(description = "The document, or the name of a mapping or recipe") @Nullable
            JsonNode mapping,

            @Schema(description = "CSV or NDJSON as a text, or a payload or a list of payloads") @Nullable
            JsonNode sample) {}

    @POST
    @Path("/try")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "tryMapping",
            summary = "Tries a mapping on a sample and stores nothing",
            description = "Answers the events, each with the sentence a person reads, the records left out and why, and"
                    + " the faults: up to 200 of each, and how many there are. Events are checked as if they were"
                    + " sent.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TrialRequest.class),
                            examples = @ExampleObject(name = "a payload", value = MappingExample.TRY)))
    @APIResponse(
            responseCode = "200",
            description = "What becomes of each record",
            content =
                    @Content(
                            schema = @Schema(implementation = TrialResult.class),
                            examples = @ExampleObject(name = "two rows", value = MappingExample.RESULT)))
    public TrialResult tryDocument(@Nullable TrialRequest body) {
        var request = RequiredBody.of(body, "Send a JSON object with mapping and sample.");
        var faults = new ArrayList<InputError>();
        var document = present(request.mapping(), "mapping", "Send the mapping: a document, or its name.", faults);
        var sample = present(
                request.sample(), "sample", "Send a sample: CSV or NDJSON as a text, or a payload as JSON.", faults);
        if (document == null || sample == null) {
            throw Problem.invalid("Nothing was tried.", faults);
        }
        return run(mapping(document), bytes(sample));
    }

    @POST
    @Path("/{name}/try")
    @Consumes({MediaType.APPLICATION_JSON, NDJSON, CSV, MediaType.TEXT_PLAIN})
    @Operation(
            operationId = "trySavedMapping",
            summary = "Tries a saved mapping or a recipe on the sample in the body and stores nothing",
            description =
                    "The body is JSON, NDJSON or CSV of up to 1 MiB; Kept finds out which. The first 2,000 records are"
                            + " tried. The answer is that of `POST /api/v1/mappings/try`.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.OBJECT),
                        examples = @ExampleObject(name = "a payload", value = MappingExample.PAYLOAD)),
                @Content(
                        mediaType = NDJSON,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "two payloads", value = MappingExample.NDJSON)),
                @Content(
                        mediaType = CSV,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "two rows", value = MappingExample.CSV)),
                @Content(
                        mediaType = MediaType.TEXT_PLAIN,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "two rows", value = MappingExample.CSV))
            })
    @APIResponse(
            responseCode = "200",
            description = "What becomes of each record",
            content =
                    @Content(
                            schema = @Schema(implementation = TrialResult.class),
                            examples = @ExampleObject(name = "two rows", value = MappingExample.RESULT)))
    public TrialResult trySaved(@RestPath String name, byte[] sample) {
        return run(mappings.require(name, null, null).mapping(), sample);
    }

    private TrialResult run(Mapping mapping, byte[] sample) {
        return trial.run(mapping, sample, DataScope.of(caller));
    }

    /** The member; null, after an error, if it is absent. */
    private static @Nullable JsonNode present(
            @Nullable JsonNode member, String name, String detail, List<InputError> faults) {
        if (member == null || member.isNull()) {
            faults.add(InputError.at("/" + name, name + ".missing", detail));
            return null;
        }
        return member;
    }

    private Mapping mapping(JsonNode sent) {
        if (sent.isTextual() && !YAML.matcher(sent.textValue()).find()) {
            return mappings.require(sent.textValue(), null, null).mapping();
        }
        if (!sent.isTextual() && !sent.isObject()) {
            throw Problem.invalid(
                    "Nothing was tried.",
                    List.of(InputError.at("/mapping", "mapping.form", "mapping must be a document or a name.")));
        }
        try {
            return sent.isTextual()
                    ? mappings.parse(sent.textValue(), DocumentFormat.YAML).mapping()
                    : mappings.parse(sent.toString(), DocumentFormat.JSON).mapping();
        } catch (Problem problem) {
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            var faults = problem.errors().stream()
                    .map(error -> below(error, sent.isTextual()))
                    .toList();
            throw Problem.invalid(problem.detail(), faults);
        }
    }

    /** The error with its pointer within the request; lines count within a document sent as text. */
    private static InputError below(InputError error, boolean isText) {
        var pointer = error.pointer() == null ? "" : error.pointer();
        return new InputError("/mapping" + pointer, isText ? error.line() : null, error.code(), error.detail());
    }

    private static byte[] bytes(JsonNode sample) {
        if (!sample.isTextual() && !sample.isContainerNode()) {
            throw Problem.invalid(
                    "Nothing was tried.",
                    List.of(InputError.at(
                            "/sample", "sample.form", "sample must be a text, a JSON object or a list of objects.")));
        }
        return (sample.isTextual() ? sample.textValue() : sample.toString()).getBytes(StandardCharsets.UTF_8);
    }
}
