package org.kept.hook.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Deliveries as the named systems sign them, if the shared samples are present. */
class SharedDeliveriesTest {

    private static final Path EXPORTS = Path.of("../shared/exports");
    private static final String SECRET = "test-secret-not-real";

    private static final Map<String, SignatureScheme> SCHEMES = Map.of(
            "shopify_order_create", SignatureScheme.SHOPIFY,
            "shopify_refund_create", SignatureScheme.SHOPIFY,
            "stripe_charge_refunded", SignatureScheme.STRIPE,
            "zendesk_webhook", SignatureScheme.ZENDESK,
            "zendesk_trigger", SignatureScheme.ZENDESK,
            "intercom_conversation", SignatureScheme.INTERCOM,
            "typeform_nps", SignatureScheme.TYPEFORM);

    /** One sample: its files, and the expected result of its signature. */
    private record SampleDelivery(Path folder, String body, String headers, String signature) {

        SignatureResult verify(SignatureScheme scheme) throws IOException {
            var request = new HookRequest(readHeaders(), Files.readAllBytes(folder.resolve(body)));
            var clock = Clock.fixed(signedAt(request), ZoneOffset.UTC);
            return scheme.verifier(SECRET, clock).verify(request);
        }

        private Map<String, List<String>> readHeaders() throws IOException {
            var read = new TreeMap<String, List<String>>();
            for (var line : Files.readAllLines(folder.resolve(headers))) {
                var colon = line.indexOf(':');
                if (colon > 0) {
                    read.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                            .add(line.substring(colon + 1).strip());
                }
            }
            return read;
        }

        /** The time in Stripe's header; the other schemes ignore the clock. */
        private static Instant signedAt(HookRequest request) {
            var header = request.header("Stripe-Signature");
            return header == null
                    ? Instant.EPOCH
                    : Instant.ofEpochSecond(Long.parseLong(header.substring("t=".length(), header.indexOf(','))));
        }
    }

    @TestFactory
    Stream<DynamicTest> everySignatureIsJudgedAsItsListSays() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (var each : new TreeMap<>(SCHEMES).entrySet()) {
            var folder = EXPORTS.resolve(each.getKey());
            for (var sample : samples(folder)) {
                tests.add(DynamicTest.dynamicTest(
                        each.getKey() + " " + sample.body(), () -> assertThat(sample.verify(each.getValue()))
                                .isInstanceOf(
                                        sample.signature().equals("valid")
                                                ? SignatureResult.Genuine.class
                                                : SignatureResult.Refused.class)));
            }
        }
        return tests.stream();
    }

    private static List<SampleDelivery> samples(Path folder) throws IOException {
        var list = folder.resolve("deliveries.csv");
        var samples = new ArrayList<SampleDelivery>();
        if (Files.exists(list)) {
            for (var line : Files.readAllLines(list)) {
                var cells = line.split(",", -1);
                if (cells[1].endsWith(".json")) {
                    samples.add(new SampleDelivery(folder, cells[1], cells[2], cells[3]));
                }
            }
        }
        return samples;
    }
}
