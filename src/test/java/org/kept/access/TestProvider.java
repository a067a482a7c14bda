package org.kept.access;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A minimal OpenID provider for the authorization code flow that requires client secret, PKCE and nonce.
 *
 * <p>Set the person who signs in next with {@code PUT /person}; the provider signs them in without asking.
 */
public final class TestProvider implements QuarkusTestResourceLifecycleManager {

    static final String CLIENT = "kept";
    static final String SECRET = "a secret of at least thirty-two letters";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private record Grant(String nonce, String challenge, String redirect, Map<String, Object> person) {}

    private interface Answer {
        void to(HttpExchange exchange) throws IOException, GeneralSecurityException;
    }

    private final KeyPair keys = keys();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private volatile Map<String, Object> person = Map.of();
    private volatile String lastToken = "";
    private final HttpServer server;
    private String url = "";

    public TestProvider() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    }

    @Override
    public Map<String, String> start() {
        url = "http://localhost:" + server.getAddress().getPort();
        at("/.well-known/openid-configuration", exchange -> json(exchange, about()));
        at("/jwks", exchange -> json(exchange, Map.of("keys", List.of(key()))));
        at("/authorize", this::authorize);
        at("/token", this::token);
        at("/person", exchange -> {
            person = JSON.readValue(exchange.getRequestBody(), new TypeReference<>() {});
            json(exchange, Map.of());
        });
        at("/last", exchange -> json(exchange, Map.of("token", lastToken)));
        server.start();
        return Map.of(
                "quarkus.oidc.tenant-enabled", "true",
                "quarkus.oidc.auth-server-url", url,
                "quarkus.oidc.client-id", CLIENT,
                "quarkus.oidc.credentials.secret", SECRET);
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private Map<String, Object> about() {
        return Map.of(
                "issuer",
                url,
                "authorization_endpoint",
                url + "/authorize",
                "token_endpoint",
                url + "/token",
                "jwks_uri",
                url + "/jwks",
                "response_types_supported",
                List.of("code"),
                "subject_types_supported",
                List.of("public"),
                "code_challenge_methods_supported",
                List.of("S256"),
                "id_token_signing_alg_values_supported",
                List.of("RS256"));
    }

    private Map<String, Object> key() {
        var publicKey = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                "one",
                "n",
                number(publicKey.getModulus()),
                "e",
                number(publicKey.getPublicExponent()));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var parameters = read(String.valueOf(exchange.getRequestURI().getRawQuery()));
        var valid = CLIENT.equals(parameters.get("client_id"))
                && "code".equals(parameters.get("response_type"))
                && "S256".equals(parameters.get("code_challenge_method"))
                && parameters.containsKey("nonce")
                && parameters.containsKey("state")
                && List.of(parameters.getOrDefault("scope", "").split(" ", -1))
                        .containsAll(List.of("openid", "email", "profile"));
        if (!valid) {
            exchange.sendResponseHeaders(400, -1);
            return;
        }
        var code = UUID.randomUUID().toString();
        var back = parameters.getOrDefault("redirect_uri", "");
        grants.put(
                code,
                new Grant(
                        parameters.getOrDefault("nonce", ""),
                        parameters.getOrDefault("code_challenge", ""),
                        back,
                        person));
        exchange.getResponseHeaders().set("Location", back + "?code=" + code + "&state=" + parameters.get("state"));
        exchange.sendResponseHeaders(302, -1);
    }

    private void token(HttpExchange exchange) throws IOException, GeneralSecurityException {
        var parameters = read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var grant = grants.remove(parameters.getOrDefault("code", ""));
        var login =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        if (grant == null
                || !login.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !grant.redirect().equals(parameters.get("redirect_uri"))
                || !grant.challenge().equals(challenge(parameters.getOrDefault("code_verifier", "")))) {
            exchange.sendResponseHeaders(400, -1);
            return;
        }
        lastToken = sign(grant);
        json(
                exchange,
                Map.of("access_token", lastToken, "id_token", lastToken, "token_type", "Bearer", "expires_in", 300));
    }

    private String sign(Grant grant) {
        var claims = new HashMap<>(Map.<String, Object>of("sub", "s-1", "nonce", grant.nonce()));
        claims.putAll(grant.person());
        return Jwt.claims(claims)
                .issuer(url)
                .audience(CLIENT)
                .expiresIn(300)
                .jws()
                .keyId("one")
                .sign(keys.getPrivate());
    }

    private void at(String path, Answer answer) {
        server.createContext(path, exchange -> {
            try (exchange) {
                answer.to(exchange);
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
        });
    }

    private static void json(HttpExchange exchange, Map<String, ?> body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> read(String form) {
        var members = new HashMap<String, String>();
        for (var pair : form.split("&", -1)) {
            var parts = pair.split("=", 2);
            members.put(parts[0], URLDecoder.decode(parts.length == 2 ? parts[1] : "", StandardCharsets.UTF_8));
        }
        return members;
    }

    private static String challenge(String verifier) throws GeneralSecurityException {
        return BASE64.encodeToString(
                MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String number(BigInteger number) {
        var bytes = number.toByteArray();
        var from = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return Objects.requireNonNull(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
