package org.kept.operate;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.kept.audit.ChainReader;
import org.kept.audit.ChainVerification;
import org.kept.database.H2OrPostgresDriver;
import org.kept.operate.CommandLine.CommandException;

/**
 * Command that verifies the audit trail: in the database, or through the running service if that has it open.
 *
 * @param noted whether the hash of an entry, noted earlier, is given too
 */
record AuditCheckCommand(OperatorSettings settings, boolean noted) implements CommandLine.Command {

    @Override
    public String name() {
        return "audit-check";
    }

    @Override
    public List<String> arguments() {
        return noted ? List.of("NUMBER", "HASH") : List.of();
    }

    @Override
    public String description() {
        return noted
                ? "Does the same, and checks that entry NUMBER has the HASH that you noted."
                : "Checks that every entry of the audit trail is as it was written.";
    }

    @Override
    public String run(List<String> given) throws CommandException {
        try {
            return fromDatabase(given);
        } catch (SQLException e) {
            if (settings.isH2() && e.getErrorCode() == BackupCommand.OPEN_ELSEWHERE) {
                return fromService(given);
            }
            throw new CommandException("The database cannot be read: " + e.getMessage(), e);
        }
    }

    private String fromDatabase(List<String> given) throws SQLException, CommandException {
        var login = new Properties();
        login.setProperty("user", settings.user());
        login.setProperty("password", settings.password());
        var url = settings.databaseUrl() + (settings.isH2() ? BackupCommand.QUIETLY : "");
        try (var connection = Objects.requireNonNull(new H2OrPostgresDriver().connect(url, login))) {
            connection.setReadOnly(true);
            var found = ChainReader.verify(connection);
            var entry = noted ? ChainReader.entry(connection, number(given.get(0))) : null;
            if (entry != null
                    && found.isIntact()
                    && entry.filter(each -> each.hash().equals(given.get(1))).isEmpty()) {
                throw new CommandException("Entry " + given.get(0)
                        + " does not have this hash: the trail up to that entry was rewritten.");
            }
            return describe(found);
        }
    }

    private static long number(String text) throws CommandException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new CommandException("NUMBER must be the number of an entry, not " + text + ".", e);
        }
    }

    private static String describe(ChainVerification found) throws CommandException {
        if (!found.isIntact()) {
            throw new CommandException(Objects.requireNonNull(found.broken()));
        }
        return "the " + found.entries() + " entries of the audit trail are as they were written; the last one is "
                + found.entries() + " " + found.head();
    }

    private String fromService(List<String> given) throws CommandException {
        var key = settings.key()
                .orElseThrow(() -> new CommandException(
                        "Kept is running and has the database open. Set KEPT_KEY to an API key with the scope admin."));
        var query = noted
                ? "?number=" + number(given.get(0)) + "&hash=" + given.get(1).replaceAll("\\W", "")
                : "";
        var request = HttpRequest.newBuilder(settings.service().resolve("/api/v1/audit/check" + query))
                .header("Authorization", "Bearer " + key)
                .timeout(ServiceClient.PATIENCE)
                .build();
        try {
            var answer = ServiceClient.client().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new CommandException("The service at " + settings.service() + " answered " + answer.statusCode()
                        + ": " + answer.body());
            }
            var said = new ObjectMapper().readTree(answer.body());
            return describe(new ChainVerification(
                    said.path("entries").asLong(),
                    said.path("head").asText(),
                    said.path("why").textValue()));
        } catch (IOException e) {
            throw new CommandException(
                    "No service answers at " + settings.service() + ". Set KEPT_URL to its address.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted.", e);
        }
    }
}
