package org.kept.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.kept.access.LoopbackHost;

/** Warnings about an unsafe start: one sentence each, with what to do. */
final class StartupWarnings {

    private StartupWarnings() {}

    static List<String> of(StartupConditions start) {
        return Stream.of(network(start), data(start), storage(start.storage()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> network(StartupConditions start) {
        var all = new ArrayList<String>();
        if (!LoopbackHost.matches(start.host()) && !start.tls() && !(start.believesForwarded() && start.knowsProxy())) {
            all.add(
                    "Kept listens on " + start.host()
                            + " without TLS, so others on the network can read passwords and keys. Put a proxy with TLS in front and listen on 127.0.0.1, or configure a certificate (docs/operate.md, Behind a proxy).");
        }
        if (!LoopbackHost.matches(start.host()) && start.tls() && start.plainToo()) {
            all.add("Kept also answers without TLS. Set QUARKUS_HTTP_INSECURE_REQUESTS=redirect.");
        }
        if (start.believesForwarded() && !start.knowsProxy()) {
            all.add(
                    "Kept trusts X-Forwarded headers from any client, so callers can fake their address and evade sign-in throttling. Set QUARKUS_HTTP_PROXY_TRUSTED_PROXIES to your proxy.");
        }
        if (!start.knowsAddress() && (!LoopbackHost.matches(start.host()) || start.believesForwarded())) {
            all.add("KEPT_PUBLIC_URL is not set, so links for invitations and screens are shown without an address, and"
                    + " people cannot sign in with a company account. Set it to the address that people open, such as"
                    + " https://kept.example.org.");
        }
        return all;
    }

    private static List<String> data(StartupConditions start) {
        var all = new ArrayList<String>();
        if (!start.firstStart() && !start.adminSecrets().isEmpty()) {
            all.add(
                    String.join(" and ", start.adminSecrets())
                            + (start.adminSecrets().size() > 1 ? " are" : " is")
                            + " still in the environment, where other programs can read the secret of the first account. Remove what is no longer needed after the first start.");
        }
        if (start.sampleWanted() && start.realData()) {
            all.add(
                    "KEPT_SAMPLE=true is set, but there are events of your own. A new database would start with fictional numbers. Remove it.");
        }
        if (!start.loose().isEmpty()) {
            all.add(
                    String.join(" and ", start.loose())
                            + " makes the log so detailed that it may contain secrets. Remove it when you have found what you are looking for.");
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
                    "The database is in memory only and lost when Kept stops. Remove KEPT_DB_URL, or set it to a file.");
        } else if (!url.contains(";WRITE_DELAY=0")) {
            all.add(
                    "KEPT_DB_URL has no WRITE_DELAY=0, so accepted events can be lost when the process is killed. Remove KEPT_DB_URL and set KEPT_DATA_DIR, or add WRITE_DELAY=0.");
        }
        if (Stream.of(";FILE_LOCK=NO", ";AUTO_SERVER=TRUE", ";LOCK_MODE=0", ";LOG=")
                .anyMatch(url::contains)) {
            all.add(
                    "KEPT_DB_URL changes how H2 locks or serves its file, so the data can be damaged or reached over the network. Remove it and set KEPT_DATA_DIR.");
        }
        var permissions = Objects.requireNonNullElse(h2.permissions(), "rwx------");
        if (!permissions.endsWith("------")) {
            all.add("Other users of this machine can read the data folder (" + permissions
                    + "), which contains every event and the hashes of sessions and keys. Run chmod -R go-rwx on it.");
        }
        return all;
    }

    private static List<String> server(StartupConditions.ServerStorage server) {
        var all = new ArrayList<String>();
        if (server.superuser()) {
            all.add(
                    "KEPT_DB_USER is a superuser of PostgreSQL, so a mistake in Kept reaches every database of that server. Use a role that owns only the database of Kept.");
        }
        if (!server.encrypted() && !LoopbackHost.matches(server.host())) {
            all.add(
                    "The connection to PostgreSQL on " + server.host()
                            + " is not encrypted, so others on the network can read events and secrets. Add sslmode=verify-full to KEPT_DB_URL.");
        }
        return all;
    }
}
