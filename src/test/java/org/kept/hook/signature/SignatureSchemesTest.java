package org.kept.hook.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Genuine, wrong, missing, old, repeated and truncated signatures of every scheme. */
class SignatureSchemesTest {

    private static final String SECRET = "a-secret-of-the-test";
    private static final String STANDARD_SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3";
    private static final String BODY = "{\"id\":1,\"name\":\"Zürich & Söhne\"}";
    private static final Instant SIGNED = Instant.ofEpochSecond(1_798_000_000);

    private static final String BASE64 = "6S0G4Eo8Ggknlztjha1zzIaltA1EZJaiAK5gW3mh0fE=";
    private static final String HEX = "e92d06e04a3c1a0927973b6385ad73cc86a5b40d446496a200ae605b79a1d1f1";
    private static final String STRIPE = "07951227279d0fee1397e568556081849c00890a62278d508ef28ee944c97c34";
    private static final String STANDARD = "v1,F7Zc/kFQaEIDTqtjM0zKB3dSzJnaRRFxJUZpCUZssLY=";
    private static final String ZENDESK_TIME = "X-Zendesk-Webhook-Signature-Timestamp";

    private static String secret(SignatureScheme scheme) {
        return switch (scheme) {
            case STANDARD_WEBHOOKS -> STANDARD_SECRET;
            case BASIC -> "kept:a-secret-of-the-test";
            default -> SECRET;
        };
    }

    /** Headers of the genuine delivery, the one with the signature first. */
    private static List<Map.Entry<String, String>> headers(SignatureScheme scheme) {
        return switch (scheme) {
            case SHOPIFY ->
                List.of(Map.entry("X-Shopify-Hmac-Sha256", BASE64), Map.entry("X-Shopify-Webhook-Id", "delivery-1"));
            case WOOCOMMERCE ->
                List.of(
                        Map.entry("X-WC-Webhook-Signature", BASE64),
                        Map.entry("X-WC-Webhook-Delivery-ID", "delivery-1"));
            case STRIPE -> List.of(Map.entry("Stripe-Signature", "t=1798000000,v1=" + STRIPE));
            case ZENDESK ->
                List.of(
                        Map.entry("X-Zendesk-Webhook-Signature", "Qzj2nz/40BhZT1XOH1tDCQzuLEgo/FFnY9cpMplRIp8="),
                        Map.entry(ZENDESK_TIME, "2026-12-23T04:26:40Z"));
            case INTERCOM -> List.of(Map.entry("X-Hub-Signature", "sha1=78db811e4f9b9cf9e1fe215cf97917ff64ce3f15"));
            case TYPEFORM -> List.of(Map.entry("Typeform-Signature", "sha256=" + BASE64));
            case GITHUB ->
                List.of(
                        Map.entry("X-Hub-Signature-256", "sha256=" + HEX),
                        Map.entry("X-GitHub-Delivery", "delivery-1"));
            case STANDARD_WEBHOOKS ->
                List.of(
                        Map.entry("webhook-signature", STANDARD),
                        Map.entry("webhook-id", "msg_1"),
                        Map.entry("webhook-timestamp", "1798000000"));
            case BASIC ->
                List.of(Map.entry(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString("kept:a-secret-of-the-test".getBytes(StandardCharsets.UTF_8))));
            case TOKEN -> List.of(Map.entry("Authorization", "Bearer " + SECRET));
        };
    }

    private static Map<String, List<String>> multi(List<Map.Entry<String, String>> headers) {
        var multi = new TreeMap<String, List<String>>();
        headers.forEach(each -> multi.put(each.getKey(), List.of(each.getValue())));
        return multi;
    }

    private static HookRequest request(Map<String, List<String>> headers, String body) {
        return new HookRequest(headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static SignatureVerifier verifier(SignatureScheme scheme, Instant now) {
        return scheme.verifier(secret(scheme), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static SignatureResult verify(SignatureScheme scheme, Map<String, List<String>> headers, String body) {
        return verifier(scheme, SIGNED).verify(request(headers, body));
    }

    private static SignatureResult refused(SignatureFault fault) {
        return new SignatureResult.Refused(fault);
    }

    @ParameterizedTest
    @EnumSource
    void aGenuineDeliveryIsAccepted(SignatureScheme scheme) {
        assertThat(verify(scheme, multi(headers(scheme)), BODY)).isInstanceOf(SignatureResult.Genuine.class);
    }

    @ParameterizedTest
    @EnumSource
    void namesOfHeadersMayBeInAnyCase(SignatureScheme scheme) {
        var upper = new TreeMap<String, List<String>>();
        multi(headers(scheme)).forEach((name, values) -> upper.put(name.toUpperCase(Locale.ROOT), values));
        assertThat(verify(scheme, upper, BODY)).isInstanceOf(SignatureResult.Genuine.class);
    }

    @ParameterizedTest
    @EnumSource
    void aMissingSignatureIsRefused(SignatureScheme scheme) {
        assertThat(verify(scheme, Map.of(), BODY)).isEqualTo(refused(SignatureFault.MISSING));
    }

    @ParameterizedTest
    @EnumSource
    void aHeaderThatIsSentTwiceIsRefused(SignatureScheme scheme) {
        var headers = multi(headers(scheme));
        var signature = headers(scheme).get(0);
        headers.put(signature.getKey(), List.of(signature.getValue(), signature.getValue()));
        assertThat(verify(scheme, headers, BODY)).isEqualTo(refused(SignatureFault.MISSING));
    }

    @ParameterizedTest
    @EnumSource
    void aTruncatedSignatureIsWrong(SignatureScheme scheme) {
        var headers = multi(headers(scheme));
        var signature = headers(scheme).get(0);
        var text = signature.getValue();
        headers.put(signature.getKey(), List.of(text.substring(0, text.length() - 1)));
        assertThat(verify(scheme, headers, BODY)).isEqualTo(refused(SignatureFault.WRONG));
    }

    @ParameterizedTest
    @EnumSource(
            value = SignatureScheme.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BASIC", "TOKEN"})
    void aChangedBodyIsWrong(SignatureScheme scheme) {
        assertThat(verify(scheme, multi(headers(scheme)), BODY + " ")).isEqualTo(refused(SignatureFault.WRONG));
        assertThat(verify(scheme, multi(headers(scheme)), "")).isEqualTo(refused(SignatureFault.WRONG));
    }

    @ParameterizedTest
    @EnumSource(
            value = SignatureScheme.class,
            names = {"SHOPIFY", "WOOCOMMERCE", "STRIPE", "ZENDESK", "INTERCOM", "TYPEFORM", "GITHUB"})
    void anotherSecretIsWrong(SignatureScheme scheme) {
        var other = scheme.verifier("another-secret-of-the-test", Clock.fixed(SIGNED, ZoneOffset.UTC));
        assertThat(other.verify(request(multi(headers(scheme)), BODY))).isEqualTo(refused(SignatureFault.WRONG));
    }

    @ParameterizedTest
    @EnumSource(
            value = SignatureScheme.class,
            names = {"STRIPE", "STANDARD_WEBHOOKS"})
    void aSignatureThatCarriesItsTimeIsAcceptedForFiveMinutes(SignatureScheme scheme) {
        var request = request(multi(headers(scheme)), BODY);
        var limit = Duration.ofMinutes(5);
        for (var now : List.of(SIGNED.minus(limit), SIGNED, SIGNED.plus(limit))) {
            assertThat(verifier(scheme, now).verify(request)).isInstanceOf(SignatureResult.Genuine.class);
        }
        assertThat(verifier(scheme, SIGNED.plus(limit).plusSeconds(1)).verify(request))
                .isEqualTo(refused(SignatureFault.EXPIRED));
        assertThat(verifier(scheme, SIGNED.minus(limit).minusSeconds(1)).verify(request))
                .isEqualTo(refused(SignatureFault.EARLY));
    }

    /** A recorded delivery cannot be sent later with a new time. */
    @ParameterizedTest
    @CsvSource({
        "STRIPE, Stripe-Signature, 't=1798000001,v1=07951227279d0fee1397e568556081849c00890a62278d508ef28ee944c97c34'",
        "ZENDESK, X-Zendesk-Webhook-Signature-Timestamp, 2026-12-23T04:26:41Z",
        "STANDARD_WEBHOOKS, webhook-timestamp, 1798000001",
        "STANDARD_WEBHOOKS, webhook-id, msg_2"
    })
    void aChangedTimeOrIdIsWrong(SignatureScheme scheme, String header, String value) {
        var headers = multi(headers(scheme));
        headers.put(header, List.of(value));
        assertThat(verify(scheme, headers, BODY)).isEqualTo(refused(SignatureFault.WRONG));
    }

    @ParameterizedTest
    @EnumSource(
            value = SignatureScheme.class,
            names = {"SHOPIFY", "ZENDESK", "INTERCOM", "TYPEFORM", "WOOCOMMERCE", "GITHUB"})
    void aSchemeWithoutAgeLimitAcceptsLaterAttempts(SignatureScheme scheme) {
        var later = verifier(scheme, SIGNED.plus(Duration.ofDays(3)));
        assertThat(later.verify(request(multi(headers(scheme)), BODY))).isInstanceOf(SignatureResult.Genuine.class);
    }

    static Stream<Arguments> stripeHeaders() {
        var zeros = "0".repeat(64);
        return Stream.of(
                Arguments.of("t=1798000000,v1=" + zeros + ",v1=" + STRIPE + ",v0=" + zeros, null),
                Arguments.of("t=1798000000, v1=" + STRIPE, null),
                Arguments.of("t=1798000000,v0=" + STRIPE, SignatureFault.MALFORMED),
                Arguments.of("v1=" + STRIPE, SignatureFault.MALFORMED),
                Arguments.of("t=1798000000,t=1798000000,v1=" + STRIPE, SignatureFault.MALFORMED),
                Arguments.of("t=-1,v1=" + STRIPE, SignatureFault.MALFORMED),
                Arguments.of("t=99999999999999999999,v1=" + STRIPE, SignatureFault.MALFORMED),
                Arguments.of("", SignatureFault.MALFORMED),
                Arguments.of("t=1798000000" + (",v1=" + STRIPE).repeat(50), SignatureFault.MALFORMED));
    }

    @ParameterizedTest
    @MethodSource("stripeHeaders")
    void stripeSendsSeveralSignaturesInOneHeader(String header, SignatureFault fault) {
        var result = verify(SignatureScheme.STRIPE, Map.of("Stripe-Signature", List.of(header)), BODY);
        assertThat(result).isEqualTo(fault == null ? new SignatureResult.Genuine(null) : refused(fault));
    }

    /** The sample of the specification. */
    @Test
    void standardWebhooksVerifiesTheSampleOfItsSpecification() {
        var verifier = SignatureScheme.STANDARD_WEBHOOKS.verifier(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                Clock.fixed(Instant.ofEpochSecond(1_614_265_330), ZoneOffset.UTC));
        var headers = Map.of(
                "webhook-id", List.of("msg_p5jXN8AQM9LWM0D4loKWxJek"),
                "webhook-timestamp", List.of("1614265330"),
                "webhook-signature", List.of("v1a,AAAA v1,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
        assertThat(verifier.verify(request(headers, "{\"test\": 2432232314}")))
                .isEqualTo(new SignatureResult.Genuine("msg_p5jXN8AQM9LWM0D4loKWxJek"));
    }

    @Test
    void theUnsignedPingOfWooCommerceIsAProbe() {
        assertThat(verify(SignatureScheme.WOOCOMMERCE, Map.of(), "webhook_id=17"))
                .isEqualTo(new SignatureResult.Probe());
        assertThat(verify(SignatureScheme.WOOCOMMERCE, Map.of(), "webhook_id=17&order=1"))
                .isEqualTo(refused(SignatureFault.MISSING));
        assertThat(verify(
                        SignatureScheme.WOOCOMMERCE,
                        Map.of("X-WC-Webhook-Signature", List.of(BASE64)),
                        "webhook_id=17"))
                .isEqualTo(refused(SignatureFault.WRONG));
    }

    @Test
    void aTestSignedWithZendesksPublicSecretIsAProbe() {
        var headers = Map.of(
                "X-Zendesk-Webhook-Signature",
                List.of("2fQeHhKYhR/cBJ8nMxrFz3gTAaB57WiNINQInSC4lII="),
                ZENDESK_TIME,
                List.of("2026-12-23T04:26:40Z"));
        assertThat(verify(SignatureScheme.ZENDESK, headers, BODY)).isEqualTo(new SignatureResult.Probe());
        assertThat(verify(SignatureScheme.ZENDESK, headers, BODY + "x")).isEqualTo(refused(SignatureFault.WRONG));
    }

    @Test
    void aSignedPingOfGitHubIsAProbe() {
        var headers = multi(headers(SignatureScheme.GITHUB));
        headers.put("X-GitHub-Event", List.of("ping"));
        assertThat(verify(SignatureScheme.GITHUB, headers, BODY)).isEqualTo(new SignatureResult.Probe());
        headers.remove("X-Hub-Signature-256");
        assertThat(verify(SignatureScheme.GITHUB, headers, BODY)).isEqualTo(refused(SignatureFault.MISSING));
    }

    @ParameterizedTest
    @CsvSource({
        "subscribe, a-secret-of-the-test, 1158201444, 1158201444",
        "subscribe, another, 1158201444,",
        "unsubscribe, a-secret-of-the-test, 1158201444,",
        "subscribe, a-secret-of-the-test, <script>,"
    })
    void aChallengeIsSentBackToWhoKnowsTheSecret(String mode, String token, String challenge, String answer) {
        var query = Map.of("hub.mode", mode, "hub.verify_token", token, "hub.challenge", challenge);
        assertThat(verifier(SignatureScheme.GITHUB, SIGNED).challenge(query)).isEqualTo(answer);
        assertThat(verifier(SignatureScheme.SHOPIFY, SIGNED).challenge(query)).isNull();
    }

    @Test
    void aTokenMayComeInAHeaderOfItsOwn() {
        assertThat(verify(SignatureScheme.TOKEN, Map.of("X-Hook-Token", List.of(SECRET)), BODY))
                .isEqualTo(new SignatureResult.Genuine(null));
        assertThat(verify(SignatureScheme.TOKEN, Map.of("X-Hook-Token", List.of(SECRET + "x")), BODY))
                .isEqualTo(refused(SignatureFault.WRONG));
        assertThat(verify(SignatureScheme.TOKEN, Map.of("Authorization", List.of("Basic " + SECRET)), BODY))
                .isEqualTo(refused(SignatureFault.MALFORMED));
        assertThat(verify(SignatureScheme.BASIC, Map.of("Authorization", List.of("Bearer " + SECRET)), BODY))
                .isEqualTo(refused(SignatureFault.MALFORMED));
    }

    @Test
    void theIdOfADeliveryIsTold() {
        assertThat(verify(SignatureScheme.SHOPIFY, multi(headers(SignatureScheme.SHOPIFY)), BODY))
                .isEqualTo(new SignatureResult.Genuine("delivery-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "SHOPIFY, short",
        "TOKEN, fifteen-letters",
        "BASIC, no-colon-in-here",
        "BASIC, :no-name-before",
        "STANDARD_WEBHOOKS, whsec_not*base64*at*all",
        "STANDARD_WEBHOOKS, whsec_c2hvcnQ=",
        "ZENDESK, dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==",
        "STRIPE, 'ends-with-a-blank '"
    })
    void aSecretThatCannotBeOneOfTheSchemeIsRefused(SignatureScheme scheme, String secret) {
        assertThat(scheme.secretFault(secret)).isNotNull().endsWith(".").doesNotContain(secret);
        assertThatThrownBy(() -> scheme.verifier(secret, Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void codesOfSchemesAreFixed() {
        assertThat(Stream.of(SignatureScheme.values()).map(SignatureScheme::code))
                .containsExactly(
                        "shopify",
                        "woocommerce",
                        "stripe",
                        "zendesk",
                        "intercom",
                        "typeform",
                        "github",
                        "standard-webhooks",
                        "basic",
                        "token");
        assertThat(SignatureScheme.find("standard-webhooks")).isEqualTo(SignatureScheme.STANDARD_WEBHOOKS);
        assertThat(SignatureScheme.find("paypal")).isNull();
    }
}
