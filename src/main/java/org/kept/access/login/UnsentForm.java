package org.kept.access.login;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kept.access.PublicAddress;
import org.kept.access.session.CsrfCookie;
import org.kept.access.session.SignInSession;
import org.kept.problem.ProblemResponder;

/**
 * A form that was sent without a session or with an old token. It is stored in the page of the answer, not on the
 * server: it lives no longer than that page, and only the person at that browser can read it.
 *
 * @param path where the form is sent, with its query
 * @param back the page it was typed on
 * @param content its fields, URL-encoded, without the token
 */
public record UnsentForm(String path, String back, String content) {

    /**
     * A field of the form.
     *
     * @param label its label, if a person typed text into it; null for choices, numbers and hidden fields
     */
    public record UnsentField(
            int number, String name, String value, @Nullable String label) {}

    /** The labels of the fields that take text, by the last part of their names. */
    static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("agreedBy", "Target agreed by"),
            Map.entry("answer", "Answer"),
            Map.entry("because", "Reason"),
            Map.entry("behaviours", "How we keep it"),
            Map.entry("closed", "Closed dates"),
            Map.entry("comment", "Comment"),
            Map.entry("consequence", "If we break it"),
            Map.entry("did", "We did"),
            Map.entry("document", "Document"),
            Map.entry("frames", "Sites that may show it in a frame"),
            Map.entry("mayDecide", "Anyone may decide"),
            Map.entry("name", "Name"),
            Map.entry("note", "Note"),
            Map.entry("open", "Dates with other times"),
            Map.entry("other", "Another team"),
            Map.entry("outcome", "What was done, or why it is dropped"),
            Map.entry("owner", "Owner"),
            Map.entry("phrases", "Words of a promise"),
            Map.entry("promise", "Guarantee to each customer"),
            Map.entry("proposal", "Proposal"),
            Map.entry("reason", "Reason"),
            Map.entry("said", "You said"),
            Map.entry("sample", "Sample"),
            Map.entry("sentence", "Sentence"),
            Map.entry("statement", "Statement"),
            Map.entry("text", "Text"),
            Map.entry("title", "Title"),
            Map.entry("whom", "Team or person"));

    private static final int MAX_BYTES = 256 * 1024;
    private static final String FORM = "application/x-www-form-urlencoded";

    /** Forms with secrets, and forms of a session. */
    private static final List<String> EXCLUDED = List.of("/login", "/logout", "/setup", "/invitation/", "/account/");

    private static final Set<String> SECRETS = Set.of("password", "current", "token", "secret");

    /** The form of a rejected request; empty if it cannot be kept or comes from another site. */
    public static Optional<UnsentForm> of(RoutingContext request, PublicAddress address) {
        var body = request.body() == null ? null : request.body().buffer();
        if (!HttpMethod.POST.equals(request.request().method())
                || !isForm(request.request().getHeader("Content-Type"))
                || body == null
                || body.length() > MAX_BYTES
                || !address.isSameOrigin(request.request().getHeader("Origin"), PublicAddress.base(request))) {
            return Optional.empty();
        }
        return of(request.request().uri(), backPath(request), body.toString(StandardCharsets.UTF_8));
    }

    /** A form that comes back from such a page; empty if no such page could have contained it. */
    static Optional<UnsentForm> of(@Nullable String path, @Nullable String back, @Nullable String content) {
        if (path == null || content == null || content.length() > MAX_BYTES || !isAllowed(path)) {
            return Optional.empty();
        }
        try {
            var form = new UnsentForm(path, SignInSession.localPath(back), withoutToken(content));
            return form.fields().stream().anyMatch(field -> SECRETS.contains(field.name()))
                    ? Optional.empty()
                    : Optional.of(form);
        } catch (IllegalArgumentException e) {
            // A malformed percent escape.
            return Optional.empty();
        }
    }

    /** The page that a form of this request was typed on; {@code /} if that is not known. */
    public static String backPath(RoutingContext request) {
        try {
            var referer = URI.create(String.valueOf(request.request().getHeader("Referer")));
            var here = PublicAddress.base(request);
            if (referer.getHost() == null || !referer.getHost().equalsIgnoreCase(here.getHost())) {
                return "/";
            }
            var query = referer.getRawQuery() == null ? "" : "?" + referer.getRawQuery();
            return SignInSession.localPath(referer.getRawPath() + query);
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }

    /** The fields, in their order. */
    public List<UnsentField> fields() {
        var pairs = Arrays.stream(content.split("&", -1))
                .filter(pair -> !pair.isEmpty())
                .toList();
        return IntStream.range(0, pairs.size())
                .mapToObj(i -> field(i, pairs.get(i)))
                .toList();
    }

    /** Whether a person typed text into one of its fields. */
    public boolean isTyped() {
        return fields().stream().anyMatch(field -> field.label() != null);
    }

    private static UnsentField field(int number, String pair) {
        var parts = pair.split("=", 2);
        var value = parts.length > 1 ? decode(parts[1]) : "";
        var name = decode(parts[0]);
        var label = value.isBlank() ? null : LABELS.get(name.substring(name.lastIndexOf('.') + 1));
        return new UnsentField(number, name, value, label);
    }

    private static String withoutToken(String content) {
        return Arrays.stream(content.split("&", -1))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> field(0, pair))
                .filter(field -> !field.name().equals(CsrfCookie.NAME))
                .map(field -> encode(field.name()) + "=" + encode(field.value()))
                .collect(Collectors.joining("&"));
    }

    private static boolean isAllowed(String path) {
        return path.equals(SignInSession.localPath(path))
                && !ProblemResponder.isApiPath(path)
                && EXCLUDED.stream().noneMatch(path::startsWith);
    }

    private static boolean isForm(@Nullable String type) {
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith(FORM);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
