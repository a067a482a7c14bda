package org.kept.operate;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Instructions for PostgreSQL, which has better tools for backups than Kept could have. */
record PostgresBackupInstructions(String host, String port, String database, String user, String schema) {

    private static final Pattern URL = Pattern.compile(
            "jdbc:postgresql://(?<host>\\[[^]]+]|[^:/,]*)(:(?<port>\\d+))?[^/]*/(?<database>[^?]*)(\\?.*)?");

    /** A database on this machine, given by its name alone. */
    private static final Pattern LOCAL_URL = Pattern.compile("jdbc:postgresql:(?<database>[^/?][^?]*)(\\?.*)?");

    private static final Pattern SCHEMA = Pattern.compile("[?&]currentSchema=(?<schema>[^&,]+)");

    private static final String LOCAL_HOST = "localhost";
    private static final String USUAL_PORT = "5432";

    /** Reads the settings; missing ones become PostgreSQL's defaults or placeholders. */
    static PostgresBackupInstructions of(OperatorSettings settings) {
        var url = URL.matcher(settings.databaseUrl());
        var local = LOCAL_URL.matcher(settings.databaseUrl());
        var user = settings.user();
        var named = SCHEMA.matcher(settings.databaseUrl());
        var schema = named.find() ? named.group("schema") : "public";
        if (url.matches()) {
            return new PostgresBackupInstructions(
                    Objects.requireNonNullElse(emptyToNull(url.group("host")), LOCAL_HOST),
                    Objects.requireNonNullElse(url.group("port"), USUAL_PORT),
                    url.group("database"),
                    user,
                    schema);
        }
        return local.matches()
                ? new PostgresBackupInstructions(LOCAL_HOST, USUAL_PORT, local.group("database"), user, schema)
                : new PostgresBackupInstructions("HOST", USUAL_PORT, "DATABASE", user, schema);
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    String backup(String file) {
        return "PostgreSQL keeps the data; back it up, also while Kept runs, with: pg_dump --format=custom --no-owner"
                + " --schema=" + schema + " --host=" + host + " --port=" + port + " --username=" + user
                + " --file=" + file + " " + database;
    }

    String restore(String file) {
        return "PostgreSQL keeps the data; restore it into an empty database, before Kept starts, with: pg_restore"
                + " --exit-on-error --single-transaction --no-owner --schema=" + schema + " --host=" + host
                + " --port=" + port + " --username=" + user + " --dbname=" + database + " " + file;
    }
}
