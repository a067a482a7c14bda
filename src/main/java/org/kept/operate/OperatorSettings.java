package org.kept.operate;

import io.quarkus.runtime.configuration.ConfigUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * Settings of the service for commands: same names, same sources.
 *
 * @param databaseUrl the JDBC URL
 * @param ownerUser the role that owns the tables
 * @param service the URL of the service on this machine
 * @param key an API key of scope admin, for requests that only the running service can answer
 */
record OperatorSettings(
        String databaseUrl,
        String user,
        String password,
        String ownerUser,
        String ownerPassword,
        URI service,
        Optional<String> key) {

    private static final Set<String> WILDCARD_HOSTS = Set.of("0.0.0.0", "::", "[::]");

    /** For a database whose tables belong to the role of the service. */
    OperatorSettings(String databaseUrl, String user, String password, URI service, Optional<String> key) {
        this(databaseUrl, user, password, user, password, service, key);
    }

    static OperatorSettings read() {
        return of(ConfigUtils.configBuilder().build());
    }

    static OperatorSettings of(Config config) {
        var user = config.getOptionalValue("kept.db-user", String.class).orElse("");
        var password = config.getOptionalValue("kept.db-password", String.class).orElse("");
        return new OperatorSettings(
                config.getValue("kept.db-url", String.class),
                user,
                password,
                config.getOptionalValue("kept.db-owner-user", String.class).orElse(user),
                config.getOptionalValue("kept.db-owner-password", String.class).orElse(password),
                config.getOptionalValue("kept.url", URI.class).orElseGet(() -> localUrl(config)),
                config.getOptionalValue("kept.key", String.class));
    }

    private static URI localUrl(Config config) {
        var host = config.getValue("quarkus.http.host", String.class);
        var port = config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
        return URI.create("http://" + (WILDCARD_HOSTS.contains(host) ? "127.0.0.1" : host) + ":" + port);
    }

    /** The version of Kept, as written by the build; {@code unknown} if it was not packaged. */
    static String version() {
        try (var written = OperatorSettings.class.getResourceAsStream("/META-INF/maven/org.kept/kept/pom.properties")) {
            var properties = new Properties();
            if (written != null) {
                properties.load(written);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isH2() {
        return databaseUrl.startsWith("jdbc:h2:");
    }

    /** The embedded database's file. */
    Path file() throws CommandLine.CommandException {
        var path = databaseUrl.replaceFirst("^jdbc:h2:file:", "").replaceFirst(";.*", "");
        if (path.startsWith("jdbc:")) {
            throw new CommandLine.CommandException("The database in KEPT_DB_URL is not a file on this machine.");
        }
        var home = path.startsWith("~/") ? System.getProperty("user.home") + path.substring(1) : path;
        return Path.of(home + BackupArchive.SUFFIX).toAbsolutePath().normalize();
    }
}
