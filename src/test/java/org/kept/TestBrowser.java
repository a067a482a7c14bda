package org.kept;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A minimal browser for forms: keeps cookies, sends the CSRF token, and does not follow redirects. */
public final class TestBrowser {

    private static final Pattern SHOWN = Pattern.compile("name=\"shown\" value=\"(\\w+)\"");

    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    /** A request with the current cookies. */
    public RequestSpecification request() {
        return given().redirects().follow(false).cookies(cookies);
    }

    public Response get(String path) {
        return remember(request().get(path));
    }

    /** Posts a form with its CSRF token; fields are name-value pairs, and names may repeat. */
    public Response post(String path, String... fields) {
        if (!cookies.containsKey("csrf-token")) {
            get("/login");
        }
        return postWithToken(path, cookies.get("csrf-token"), fields);
    }

    /** Posts a form that shows its effect before it saves, and posts it again if it did. */
    public Response postTwice(String path, String... fields) {
        var answer = post(path, fields);
        var shown = SHOWN.matcher(answer.asString());
        if (answer.statusCode() != 200 || !shown.find()) {
            return answer;
        }
        var again = Arrays.copyOf(fields, fields.length + 2);
        again[fields.length] = "shown";
        again[fields.length + 1] = shown.group(1);
        return post(path, again);
    }

    /** Posts a form with another CSRF token, or none. */
    public Response postWithToken(String path, @Nullable String token, String... fields) {
        var request = request().contentType(ContentType.URLENC);
        if (token != null) {
            request.formParam("csrf-token", token);
        }
        for (var i = 0; i < fields.length; i += 2) {
            request.formParam(fields[i], fields[i + 1]);
        }
        return remember(request.post(path));
    }

    public Response signIn(String email, String password) {
        return post("/login", "email", email, "password", password, "next", "/");
    }

    /** The current value of a cookie; null if it was never set. */
    public @Nullable String cookie(String name) {
        return cookies.get(name);
    }

    /** The names of all cookies ever set. */
    public Set<String> names() {
        return Set.copyOf(cookies.keySet());
    }

    /** Allows any text as a request body of that content type. */
    public static RestAssuredConfig sendingAsText(String type) {
        return RestAssuredConfig.config()
                .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs(type, ContentType.TEXT))
                .redirect(RedirectConfig.redirectConfig().followRedirects(false));
    }

    private Response remember(Response response) {
        response.cookies().forEach((name, value) -> cookies.put(name, Objects.requireNonNullElse(value, "")));
        return response;
    }
}
