package org.kept.operate;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.kept.database.H2OrPostgresDriver;
import org.kept.operate.CommandLine.CommandException;

/** Command that backs up the embedded database: through the running service, or from its file if none runs. */
record BackupCommand(OperatorSettings settings) implements CommandLine.Command {

    /** H2 error code for a file that another process has open. */
    static final int OPEN_ELSEWHERE = 90020;

    /** Creates no database if there is none, and writes no trace file if another process has it open. */
    static final String QUIETLY = ";IFEXISTS=TRUE;TRACE_LEVEL_FILE=0";

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public List<String> arguments() {
        return List.of("FILE");
    }

    @Override
    public String description() {
        return "Writes all data to FILE. While Kept is running, KEPT_KEY must be an API key with the scope admin.";
    }

    /** Writes an archive into a new file. */
    @FunctionalInterface
    private interface ArchiveWriter {
        void into(Path file) throws IOException, CommandException;
    }

    @Override
    public String run(List<String> given) throws CommandException {
        var file = Path.of(given.get(0)).toAbsolutePath();
        if (!settings.isH2()) {
            throw new CommandException(PostgresBackupInstructions.of(settings).backup(given.get(0)));
        }
        if (Files.exists(file)) {
            throw new CommandException(file + " already exists. Name a new file.");
        }
        if (!Files.exists(settings.file())) {
            throw new CommandException("No database at " + settings.file() + ". Set KEPT_DATA_DIR to its folder.");
        }
        return "everything up to " + backUp(file) + " is in " + file + "; keep it like a password, it opens as much.";
    }

    private String backUp(Path file) throws CommandException {
        try {
            return writeVerified(file, this::fromFile);
        } catch (DatabaseInUseException running) {
            return writeVerified(file, this::fromService);
        }
    }

    /** Another process, usually the service, has the file open. */
    private static final class DatabaseInUseException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Moves the file to its name only once it is complete and verified. */
    private static String writeVerified(Path file, ArchiveWriter writer) throws CommandException {
        try {
            var part =
                    H2Backup.privateFile(Objects.requireNonNull(file.getParent(), "it is absolute"), ".kept-", ".part");
            try {
                writer.into(part);
                var manifest = BackupArchive.check(part);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                return manifest.made();
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (BackupArchive.InvalidArchiveException e) {
            throw new CommandException("The backup failed, and no file was written. " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CommandException("The backup cannot be written to " + file + ": " + e, e);
        }
    }

    private void fromFile(Path part) throws IOException, CommandException {
        var login = new Properties();
        login.setProperty("user", settings.user());
        login.setProperty("password", settings.password());
        try (var connection = new H2OrPostgresDriver().connect(settings.databaseUrl() + QUIETLY, login);
                var backup = H2Backup.of(Objects.requireNonNull(connection), folder());
                var out = Files.newOutputStream(part)) {
            backup.write(OperatorSettings.version(), out);
        } catch (SQLException e) {
            if (e.getErrorCode() == OPEN_ELSEWHERE) {
                throw new DatabaseInUseException();
            }
            throw new CommandException("The database cannot be read: " + e.getMessage(), e);
        }
    }

    private Path folder() throws CommandException {
        return Objects.requireNonNull(settings.file().getParent(), "it is absolute");
    }

    private void fromService(Path part) throws IOException, CommandException {
        var key = settings.key()
                .orElseThrow(() -> new CommandException(
                        "Kept is running and has the database open. Set KEPT_KEY to an API key with the scope admin."));
        var request = HttpRequest.newBuilder(settings.service().resolve("/api/v1/backup"))
                .header("Authorization", "Bearer " + key)
                .timeout(ServiceClient.PATIENCE)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            var answer = ServiceClient.client().send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body();
                    var out = Files.newOutputStream(part)) {
                if (answer.statusCode() != 200) {
                    throw new CommandException("The service at " + settings.service() + " answered "
                            + answer.statusCode() + ": " + text(body));
                }
                body.transferTo(out);
            }
        } catch (ConnectException e) {
            throw new CommandException(
                    "Another process has the database open, and no service answers at " + settings.service()
                            + ". Set KEPT_URL to its address.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted.", e);
        }
    }

    private static String text(InputStream body) throws IOException {
        return new String(body.readNBytes(2_000), StandardCharsets.UTF_8);
    }
}
