package org.kept.operate;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.database.Database;
import org.kept.problem.Problem;

/** REST API that backs up the embedded database while it is written to. */
@jakarta.ws.rs.Path("/api/v1/backup")
@Tag(name = "Operating")
@Blocking
public class BackupApi {

    private static final String ZIP = "application/zip";

    private final Database database;
    private final OperatorSettings settings;
    private final Audit audit;

    /** One backup at a time: each needs as much disk space as the whole database. */
    private final Semaphore permit = new Semaphore(1);

    BackupApi(Database database, Config config, Audit audit) {
        this.database = database;
        this.settings = OperatorSettings.of(config);
        this.audit = audit;
    }

    @POST
    @RolesAllowed("admin")
    @Produces(ZIP)
    @Operation(
            operationId = "backUp",
            summary = "Back up the embedded database",
            description =
                    "All data at one moment, while events keep arriving: a ZIP for the command kept restore. It contains every secret of the installation. On PostgreSQL, use pg_dump.")
    @APIResponse(
            responseCode = "200",
            description = "The archive; it is complete if it contains the manifest",
            content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "The data is not in the embedded database")
    @APIResponse(responseCode = "503", description = "Another backup is running")
    public Response backUp() {
        if (!database.isH2()) {
            throw Problem.conflict(PostgresBackupInstructions.of(settings).backup("kept.dump"));
        }
        folder();
        if (!permit.tryAcquire()) {
            throw Problem.busy("Another backup is running.", Duration.ofSeconds(30));
        }
        try {
            return respond();
        } catch (RuntimeException e) {
            permit.release();
            throw e;
        }
    }

    private Response respond() {
        // Recorded before the backup, so that the trail in it contains the entry.
        QuarkusTransaction.requiringNew()
                .run(() -> audit.record(AuditChange.added(
                        AuditAction.BACKUP_MADE,
                        "database",
                        AuditChange.lines("version", OperatorSettings.version()))));
        return Response.ok((StreamingOutput) this::send)
                .header("Content-Disposition", "attachment; filename=\"kept-backup.zip\"")
                .build();
    }

    /** Makes the backup while the response is written, so that no copy is left behind if the client disconnects. */
    private void send(OutputStream out) throws IOException {
        try (var backup = createBackup()) {
            backup.write(OperatorSettings.version(), out);
        } finally {
            permit.release();
        }
    }

    private H2Backup createBackup() {
        return database.with(connection -> {
            try {
                return H2Backup.of(connection, folder());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Path folder() {
        try {
            return Objects.requireNonNull(settings.file().getParent(), "a file has a folder");
        } catch (CommandLine.CommandException e) {
            throw Problem.conflict(String.valueOf(e.getMessage()));
        }
    }
}
