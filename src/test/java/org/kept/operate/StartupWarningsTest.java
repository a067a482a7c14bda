package org.kept.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.access.LoopbackHost;

class StartupWarningsTest {

    private static final String URL = "jdbc:h2:file:/srv/kept/kept;MODE=PostgreSQL;WRITE_DELAY=0;QUERY_CACHE_SIZE=64";
    private static final StartupConditions.EmbeddedStorage SAFE =
            new StartupConditions.EmbeddedStorage(URL, "rwx------");

    @Test
    void aSafeStartGetsNoWarning() {
        assertThat(StartupWarnings.of(start(SAFE))).isEmpty();
        assertThat(StartupWarnings.of(listening("0.0.0.0", false, false, true, true)))
                .isEmpty();
        assertThat(StartupWarnings.of(listening("0.0.0.0", true, false, false, false)))
                .isEmpty();
        assertThat(StartupWarnings.of(start(new StartupConditions.ServerStorage("db.example.org", true, false))))
                .isEmpty();
    }

    static Stream<Arguments> unsafe() {
        return Stream.of(
                Arguments.of(listening("0.0.0.0", false, true, false, false), "listens on 0.0.0.0 without TLS"),
                Arguments.of(listening("192.0.2.1", false, true, false, true), "listens on 192.0.2.1"),
                Arguments.of(listening("0.0.0.0", true, true, false, false), "QUARKUS_HTTP_INSECURE_REQUESTS=redirect"),
                Arguments.of(listening("127.0.0.1", false, true, true, false), "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES"),
                Arguments.of(withoutAddress("0.0.0.0", false), "KEPT_PUBLIC_URL is not set"),
                Arguments.of(withoutAddress("127.0.0.1", true), "KEPT_PUBLIC_URL is not set"),
                Arguments.of(secrets(Set.of("KEPT_ADMIN_PASSWORD")), "KEPT_ADMIN_PASSWORD is still in the environment"),
                Arguments.of(sample(true, true), "KEPT_SAMPLE=true is set, but there are events of your own"),
                Arguments.of(loose("QUARKUS_LOG_LEVEL=DEBUG"), "QUARKUS_LOG_LEVEL=DEBUG makes the log so detailed"),
                Arguments.of(h2("jdbc:h2:mem:kept"), "in memory only"),
                Arguments.of(h2("jdbc:h2:file:/srv/kept"), "has no WRITE_DELAY=0"),
                Arguments.of(h2("jdbc:h2:file:/srv/kept;write_delay=500"), "has no WRITE_DELAY=0"),
                Arguments.of(h2(URL + ";FILE_LOCK=NO"), "how H2 locks or serves"),
                Arguments.of(h2(URL + ";AUTO_SERVER=TRUE"), "how H2 locks or serves"),
                Arguments.of(start(new StartupConditions.EmbeddedStorage(URL, "rwxr-x---")), "(rwxr-x---)"),
                Arguments.of(start(new StartupConditions.EmbeddedStorage(URL, "rwx-----x")), "(rwx-----x)"),
                Arguments.of(start(new StartupConditions.ServerStorage("127.0.0.1", false, true)), "is a superuser"),
                Arguments.of(
                        start(new StartupConditions.ServerStorage("db.example.org", false, false)),
                        "sslmode=verify-full"));
    }

    @ParameterizedTest
    @MethodSource("unsafe")
    void anUnsafeStartGetsItsCauseAndAdvice(StartupConditions start, String words) {
        assertThat(StartupWarnings.of(start))
                .singleElement()
                .satisfies(warning -> assertThat(warning).contains(words).matches(".+\\. [A-Z].+\\."));
    }

    @Test
    void everyProblemGetsItsOwnWarning() {
        assertThat(StartupWarnings.of(new StartupConditions(
                        "0.0.0.0",
                        false,
                        true,
                        true,
                        false,
                        false,
                        false,
                        Set.of("KEPT_ADMIN_KEY"),
                        true,
                        true,
                        Set.of("QUARKUS_LOG_LEVEL=ALL"),
                        new StartupConditions.ServerStorage("db", false, true))))
                .hasSize(8);
    }

    @Test
    void aFirstStartMayNameAdministratorSecrets() {
        var first = new StartupConditions(
                "127.0.0.1",
                false,
                true,
                false,
                false,
                true,
                true,
                Set.of("KEPT_ADMIN_KEY"),
                true,
                false,
                Set.of(),
                SAFE);
        assertThat(StartupWarnings.of(first)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "LOCALHOST", "::1", "[::1]"})
    void loopbackNamesAreRecognised(String host) {
        assertThat(LoopbackHost.matches(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "127.example.org", "192.0.2.1", "localhost.example.org"})
    void otherHostsAreNotLoopback(String host) {
        assertThat(LoopbackHost.matches(host)).isFalse();
    }

    private static StartupConditions start(StartupConditions.DatabaseStorage storage) {
        return new StartupConditions(
                "127.0.0.1", false, true, false, false, true, false, Set.of(), false, true, Set.of(), storage);
    }

    private static StartupConditions h2(String url) {
        return start(new StartupConditions.EmbeddedStorage(url, "rwx------"));
    }

    private static StartupConditions listening(
            String host, boolean tls, boolean plainToo, boolean believes, boolean knows) {
        return new StartupConditions(
                host, tls, plainToo, believes, knows, true, false, Set.of(), false, true, Set.of(), SAFE);
    }

    private static StartupConditions withoutAddress(String host, boolean believes) {
        return new StartupConditions(
                host, true, false, believes, believes, false, false, Set.of(), false, true, Set.of(), SAFE);
    }

    private static StartupConditions secrets(Set<String> names) {
        return new StartupConditions(
                "127.0.0.1", false, true, false, false, true, false, names, false, true, Set.of(), SAFE);
    }

    private static StartupConditions sample(boolean wanted, boolean real) {
        return new StartupConditions(
                "127.0.0.1", false, true, false, false, true, false, Set.of(), wanted, real, Set.of(), SAFE);
    }

    private static StartupConditions loose(String... names) {
        return new StartupConditions(
                "127.0.0.1",
                false,
                true,
                false,
                false,
                true,
                false,
                Set.of(),
                false,
                true,
                Set.copyOf(List.of(names)),
                SAFE);
    }
}
