package org.kept;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** As much of a browser as forms need: it keeps cookies, sends the token of a form, and follows nothing by itself. */
public final class TestBrowser {

    private final Map<String, String> cookies = new HashMap<>();

    /** A request with the cookies so far, and nothing else. */
    public RequestSpecification request() {
        return given().redirects().follow(false).cookies(cookies);
    }

    public Response get(String path) {
        return remember(request().get(path));
    }

    /** Posts a form with its token, as the page at that path would; fields come in pairs, a name may come again. */
    public Response post(String path, String... fields) {
        if (!cookies.containsKey("csrf-token")) {
            get("/login");
        }
        return postWithToken(path, cookies.get("csrf-token"), fields);
    }

    /** Posts a form with another token, or none. */
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

    /** The cookie of that name as it was last set. */
    public @Nullable String cookie(String name) {
        return cookies.get(name);
    }

    /** The names of all cookies that were ever set. */
    public Set<String> names() {
        return Set.copyOf(cookies.keySet());
    }

    /** Lets a test send any text as a body of that type. */
    public static RestAssuredConfig sendingAsText(String type) {
        return RestAssuredConfig.config()
                .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs(type, ContentType.TEXT))
                .redirect(RedirectConfig.redirectConfig().followRedirects(false));
    }

    private Response remember(Response response) {
        cookies.putAll(response.cookies());
        return response;
    }
}
