package org.kept.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.kept.packaged.RequestMutator.ListedRoute;

/**
 * Mutated bodies and forms on every route, signed in and not: none causes a server error, fills the log, or leaves
 * numbers that differ from the events.
 *
 * <p>A failure names the seed. Identifiers of objects that the service created differ from one run to the next.
 */
@Execution(ExecutionMode.CONCURRENT)
class MutatedRequestsTest {

    private static final Path TABLE = Path.of("docs/access.md");
    private static final Pattern ROW = Pattern.compile("\\| `([A-Z]+) (/[^`]*)` \\|.*");

    /** A small heap; a service that runs out of it ends and stops answering. */
    private static final String[] SMALL = {"-Xmx256m", "-XX:+ExitOnOutOfMemoryError"};

    /** Routes that come last, because they end the session that the others need. */
    private static final Set<String> ENDS_SESSION =
            Set.of("/account/password", "/account/sign-out-everywhere", "/logout");

    private static final int BODIES = 5_000;
    private static final int VALID_EACH = 3;
    private static final int READS_EACH = 15;
    private static final int LAST_EACH = 20;
    private static final int AT_ONCE = 8;
    private static final int MAX_LOG = 1_000_000;
    private static final int MAX_SHOWN = 20;

    @BeforeAll
    static void packaged() {
        assumeTrue(Packaged.isThere(), "there is no packaged service; mvn verify makes one");
    }

    @Test
    void noMutatedRequestIsAFaultOfTheService(@TempDir Path folder) throws IOException {
        var seed = new Random().nextLong();
        try (var service = Packaged.start(folder, Map.of(), SMALL)) {
            service.signIn();
            var run = new Run(service, seed);
            var routes = routes();
            var writing = routes.stream()
                    .filter(route -> !route.reads() && !ENDS_SESSION.contains(route.path()))
                    .toList();
            var reading = routes.stream().filter(ListedRoute::reads).toList();
            var ending = routes.stream()
                    .filter(route -> ENDS_SESSION.contains(route.path()))
                    .toList();
            assertThat(ending).hasSameSizeAs(ENDS_SESSION);
            assertThat(List.of(writing.size(), reading.size())).allMatch(size -> size > 50);

            run.sendValid(repeat(writing, VALID_EACH * writing.size()));
            run.sendValid(reading);
            run.sendMutated(repeat(writing, BODIES));
            run.sendMutated(repeat(reading, READS_EACH * reading.size()));
            assertThat(service.page("/account").statusCode())
                    .as("seed %s: still signed in", seed)
                    .isEqualTo(200);
            run.sendMutated(repeat(ending, LAST_EACH * ending.size()));

            var log = folder.resolve("service.log");
            assertThat(run.faults.stream().limit(MAX_SHOWN))
                    .as("seed %s: %d faults, of answers %s; %s", seed, run.faults.size(), run.statuses, errors(log))
                    .isEmpty();
            assertThat(run.statuses.keySet())
                    .as("seed %s: some pass, and some are refused at each step", seed)
                    .contains(200, 303, 400, 401, 404, 422);
            var answered =
                    run.statuses.values().stream().mapToLong(LongAdder::sum).sum();
            assertThat(answered).as("seed %s: %s", seed, run.statuses).isGreaterThanOrEqualTo(BODIES);
            assertThat(service.get("/q/health/ready").statusCode())
                    .as("seed %s", seed)
                    .isEqualTo(200);
            assertThat(Files.size(log))
                    .as("seed %s: the log, mostly %s", seed, mostFrequent(log))
                    .isLessThan(MAX_LOG);
            var check =
                    Packaged.json(service.post("/api/v1/rollup/rebuild?check=true", "application/json", new byte[0]));
            assertThat(check.path("differences").asInt(-1))
                    .as("seed %s: %s", seed, check)
                    .isZero();
        }
    }

    /** Sends requests, and collects errors in the answers. */
    private static final class Run {
        private final Packaged service;
        private final Random random;
        private final RequestSeeds seeds;
        private final RequestMutator mutator;
        private final Set<String> faults = new ConcurrentSkipListSet<>();
        private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();

        Run(Packaged service, long seed) {
            this.service = service;
            this.random = new Random(seed);
            var token = service.cookie(RequestSeeds.TOKEN);
            this.seeds = new RequestSeeds(token, Packaged.json(service.get("/q/openapi?format=json")));
            this.mutator = new RequestMutator(seeds, service.cookie("kept_session"), token);
        }

        void sendValid(List<ListedRoute> routes) {
            send(routes, false);
        }

        void sendMutated(List<ListedRoute> routes) {
            send(routes, true);
        }

        private void send(List<ListedRoute> routes, boolean mutated) {
            var threads = Executors.newFixedThreadPool(AT_ONCE);
            try {
                var sent = new ArrayList<CompletableFuture<Void>>();
                for (var route : routes) {
                    // Each has a generator of its own, so that the order of the threads does not change the requests.
                    var own = new Random(random.nextLong());
                    sent.add(CompletableFuture.runAsync(
                            () -> send(mutated ? mutator.mutated(route, own) : mutator.valid(route, own)), threads));
                }
                sent.forEach(CompletableFuture::join);
            } finally {
                threads.shutdown();
            }
        }

        private void send(MutatedRequest request) {
            Wire.Answer answer;
            try {
                answer = Wire.send(service.uri("/"), request.head(), request.body(), false);
            } catch (UncheckedIOException e) {
                faults.add("no answer (" + e.getMessage() + ") to " + request);
                return;
            }
            if (answer.status() == 0) {
                // Rejected before the end of the body: the connection may close before the answer is read.
                return;
            }
            statuses.computeIfAbsent(answer.status(), status -> new LongAdder()).increment();
            if (answer.status() >= 500 && !isBusy(answer)) {
                faults.add(answer.status() + " to " + request);
            } else if (answer.status() < 400) {
                seeds.learn(answer);
            }
        }

        /** Whether the service is too busy (many at once, or a second backup) and says when to retry. */
        private static boolean isBusy(Wire.Answer answer) {
            return answer.status() == 503 && !answer.header("Retry-After").isEmpty();
        }
    }

    /** The routes in the document; a test compares it with the code. */
    private static List<ListedRoute> routes() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> new ListedRoute(row.group(1), row.group(2)))
                .toList();
    }

    /** This many routes, in order and starting again from the first. */
    private static List<ListedRoute> repeat(List<ListedRoute> routes, int times) {
        return Stream.iterate(0, i -> i + 1)
                .limit(times)
                .map(i -> routes.get(i % routes.size()))
                .toList();
    }

    /** The most frequent kinds of lines, with their numbers. */
    /** The errors in the log, each with its causes. */
    private static List<String> errors(Path log) throws IOException {
        try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.contains(" ERROR ") || line.startsWith("Caused by: "))
                    .limit(MAX_SHOWN)
                    .toList();
        }
    }

    private static List<String> mostFrequent(Path log) throws IOException {
        try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines
                    .map(line -> line.replaceAll("\\d+", "#"))
                    .map(line -> line.substring(0, Math.min(line.length(), 160)))
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                    .entrySet()
                    .stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .limit(10)
                    .map(kind -> kind.getValue() + " × " + kind.getKey())
                    .toList();
        }
    }
}
