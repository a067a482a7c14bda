package org.kept.operate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instructions for PostgreSQL, whose own tools for this are better than Kept's could be. */
record PostgresBackupInstructions(String host, String port, String database, String user) {

    private static final Pattern URL = Pattern.compile(
            "jdbc:postgresql://(?<host>\\[[^]]+]|[^:/,]+)(:(?<port>\\d+))?[^/]*/(?<database>[^?]*)(\\?.*)?");

    /** Reads the settings; what they leave out becomes PostgreSQL's default port or a placeholder. */
    static PostgresBackupInstructions of(OperatorSettings settings) {
        var url = URL.matcher(settings.databaseUrl());
        var user = settings.user();
        return url.matches()
                ? new PostgresBackupInstructions(url.group("host"), port(url), url.group("database"), user)
                : new PostgresBackupInstructions("HOST", "5432", "DATABASE", user);
    }

    private static String port(Matcher url) {
        return url.group("port") == null ? "5432" : url.group("port");
    }

    String backup(String file) {
        return "PostgreSQL keeps the data; back it up, also while Kept runs, with: pg_dump --format=custom --no-owner --host="
                + host + " --port=" + port + " --username=" + user + " --file=" + file + " " + database;
    }

    String restore(String file) {
        return "PostgreSQL keeps the data; restore it into an empty database, before Kept starts, with: pg_restore"
                + " --exit-on-error --single-transaction --no-owner --host=" + host + " --port=" + port
                + " --username=" + user + " --dbname=" + database + " " + file;
    }
}
