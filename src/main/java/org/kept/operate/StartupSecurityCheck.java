package org.kept.operate;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kept.access.PersonDirectory;
import org.kept.database.Database;
import org.kept.sample.SampleCompany;

/** Logs a warning, at every start, for each unsafe condition. */
@ApplicationScoped
class StartupSecurityCheck {

    private static final Logger LOG = Logger.getLogger(StartupSecurityCheck.class);
    private static final Set<String> ADMIN_SECRETS = Set.of("kept.admin.password", "kept.admin.key");
    private static final Pattern DETAILED = Pattern.compile("(?i)all|finest|finer|trace|fine|debug");

    private final Config config;
    private final Database database;
    private final PersonDirectory people;

    StartupSecurityCheck(Config config, Database database, PersonDirectory people) {
        this.config = config;
        this.database = database;
        this.people = people;
    }

    /** Runs before the first administrator is created, so that a first start is recognised. */
    void logWarnings(@Observes @Priority(1) StartupEvent started) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            warnings().forEach(LOG::warn);
        }
    }

    List<String> warnings() {
        return StartupWarnings.of(conditions());
    }

    private StartupConditions conditions() {
        var tls = isSet("quarkus.http.ssl.certificate.files")
                || isSet("quarkus.http.ssl.certificate.key-store-file")
                || isSet("quarkus.http.tls-configuration-name")
                || isSet("quarkus.tls.key-store.pem.0.cert");
        return new StartupConditions(
                config.getValue("quarkus.http.host", String.class),
                tls,
                text("quarkus.http.insecure-requests", "enabled").equalsIgnoreCase("enabled"),
                flag("quarkus.http.proxy.proxy-address-forwarding"),
                isSet("quarkus.http.proxy.trusted-proxies"),
                isSet("kept.public-url"),
                people.isEmpty(),
                adminSecrets(),
                flag("kept.sample"),
                database.with(StartupSecurityCheck::hasRealData),
                looseLogSettings(),
                database.with(this::storage));
    }

    private Set<String> adminSecrets() {
        var names = new TreeSet<String>();
        ADMIN_SECRETS.stream()
                .filter(this::isSet)
                .forEach(name -> names.add(name.toUpperCase(Locale.ROOT).replace('.', '_')));
        return names;
    }

    private Set<String> looseLogSettings() {
        var settings = new TreeSet<String>();
        if (DETAILED.matcher(text("quarkus.log.level", "INFO")).matches()) {
            settings.add("QUARKUS_LOG_LEVEL=" + text("quarkus.log.level", ""));
        }
        if (flag("quarkus.hibernate-orm.log.bind-parameters")) {
            settings.add("QUARKUS_HIBERNATE_ORM_LOG_BIND_PARAMETERS=true");
        }
        return settings;
    }

    private static boolean hasRealData(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select source from feed");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                if (!SampleCompany.SOURCES.contains(rows.getString(1))) {
                    return true;
                }
            }
            return false;
        }
    }

    private StartupConditions.DatabaseStorage storage(Connection connection) throws SQLException {
        return database.isH2() ? h2() : postgresql(connection);
    }

    private StartupConditions.EmbeddedStorage h2() {
        return new StartupConditions.EmbeddedStorage(config.getValue("kept.db-url", String.class), permissions());
    }

    private @Nullable String permissions() {
        try {
            var folder = OperatorSettings.of(config).file().getParent();
            return folder == null ? null : PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
        } catch (IOException | UnsupportedOperationException | CommandLine.CommandException e) {
            // No folder, or a file system without owners: there is nothing to warn about.
            return null;
        }
    }

    private StartupConditions.ServerStorage postgresql(Connection connection) throws SQLException {
        var sql = "select (select rolsuper from pg_roles where rolname = current_user),"
                + " coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false)";
        try (var select = connection.prepareStatement(sql);
                var row = select.executeQuery()) {
            row.next();
            var host =
                    PostgresBackupInstructions.of(OperatorSettings.of(config)).host();
            return new StartupConditions.ServerStorage(host, row.getBoolean(2), row.getBoolean(1));
        }
    }

    private boolean isSet(String name) {
        return config.getOptionalValue(name, String.class).isPresent();
    }

    private boolean flag(String name) {
        return config.getOptionalValue(name, Boolean.class).orElse(false);
    }

    private String text(String name, String otherwise) {
        return config.getOptionalValue(name, String.class).orElse(otherwise);
    }
}
