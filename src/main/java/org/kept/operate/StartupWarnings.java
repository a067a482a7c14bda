package org.kept.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Warnings about an unsafe start: one sentence each, with what to do. */
final class StartupWarnings {

    private static final Set<String> LOOPBACK = Set.of("localhost", "::1", "[::1]", "0:0:0:0:0:0:0:1", "");

    private StartupWarnings() {}

    static List<String> of(StartupConditions start) {
        return Stream.of(network(start), data(start), storage(start.storage()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> network(StartupConditions start) {
        var all = new ArrayList<String>();
        if (!isLoopback(start.host()) && !start.tls() && !(start.believesForwarded() && start.knowsProxy())) {
            all.add("Kept listens on " + start.host()
                    + " without TLS, so passwords and keys can be read on the way: put a"
                    + " proxy with TLS before it and let it listen on 127.0.0.1, or give it a certificate"
                    + " (docs/operate.md, Behind a proxy).");
        }
        if (!isLoopback(start.host()) && start.tls() && start.plainToo()) {
            all.add("Kept speaks TLS and answers without it too: set QUARKUS_HTTP_INSECURE_REQUESTS=redirect.");
        }
        if (start.believesForwarded() && !start.knowsProxy()) {
            all.add("Kept believes X-Forwarded headers from anybody, so callers can pretend to be elsewhere and guess"
                    + " passwords without waiting: name the proxy in QUARKUS_HTTP_PROXY_TRUSTED_PROXIES.");
        }
        return all;
    }

    private static List<String> data(StartupConditions start) {
        var all = new ArrayList<String>();
        if (!start.firstStart() && !start.adminSecrets().isEmpty()) {
            all.add(String.join(" and ", start.adminSecrets())
                    + (start.adminSecrets().size() > 1 ? " are" : " is")
                    + " still in the environment, where other programs and people may read what opened the first"
                    + " account: take them out, they are not read any more.");
        }
        if (start.sampleWanted() && start.realData()) {
            all.add("KEPT_SAMPLE=true stands beside events that are not the sample company's, and a new database would"
                    + " begin with made-up numbers: take it out.");
        }
        if (!start.loose().isEmpty()) {
            all.add(String.join(" and ", start.loose())
                    + " makes the log so detailed that secrets may get into it: take it back when you have found what"
                    + " you look for.");
        }
        return all;
    }

    private static List<String> storage(StartupConditions.DatabaseStorage storage) {
        return storage instanceof StartupConditions.EmbeddedStorage h2
                ? h2(h2)
                : server((StartupConditions.ServerStorage) storage);
    }

    private static List<String> h2(StartupConditions.EmbeddedStorage h2) {
        var url = h2.url().toUpperCase(Locale.ROOT);
        var all = new ArrayList<String>();
        if (url.startsWith("JDBC:H2:MEM:")) {
            all.add(
                    "The database is in memory only and gone when Kept ends: take KEPT_DB_URL out, or let it name a file.");
        } else if (!url.contains(";WRITE_DELAY=0")) {
            all.add("KEPT_DB_URL leaves out WRITE_DELAY=0, so events that were answered as taken can be lost when the"
                    + " process is killed: take KEPT_DB_URL out and set KEPT_DATA_DIR, or add it.");
        }
        if (Stream.of(";FILE_LOCK=NO", ";AUTO_SERVER=TRUE", ";LOCK_MODE=0", ";LOG=")
                .anyMatch(url::contains)) {
            all.add(
                    "KEPT_DB_URL changes how H2 locks or serves its file, so the data can be damaged or reached over the"
                            + " network: set KEPT_DATA_DIR and leave the URL to Kept.");
        }
        var permissions = Objects.requireNonNullElse(h2.permissions(), "rwx------");
        if (!permissions.endsWith("------")) {
            all.add("Others on this machine may look into the data folder (" + permissions
                    + "), which holds every event and what sessions and keys are checked by: chmod -R go-rwx it.");
        }
        return all;
    }

    private static List<String> server(StartupConditions.ServerStorage server) {
        var all = new ArrayList<String>();
        if (server.superuser()) {
            all.add(
                    "KEPT_DB_USER is a superuser of PostgreSQL, so a mistake here reaches every database of that server:"
                            + " use a role that owns the database of Kept and nothing else.");
        }
        if (!server.encrypted() && !isLoopback(server.host())) {
            all.add("The connection to PostgreSQL on " + server.host()
                    + " is not encrypted, so events and secrets can be"
                    + " read on the way: add sslmode=verify-full to KEPT_DB_URL.");
        }
        return all;
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.contains(host.toLowerCase(Locale.ROOT)) || host.matches("127(\\.\\d{1,3}){3}");
    }
}
