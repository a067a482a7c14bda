package org.kept.operate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/**
 * Consistent copy of the embedded database, made by H2 itself during writes; kept beside the database until it has been
 * sent.
 */
record H2Backup(Path copy, String schema, String made) implements AutoCloseable {

    private static final String PREFIX = "backup-";
    private static final String SCHEMA = "select \"version\", current_timestamp from \"flyway_schema_history\""
            + " where \"success\" and \"version\" is not null order by \"installed_rank\" desc fetch first row only";

    /** Makes the copy; the caller closes it. */
    static H2Backup of(Connection connection, Path folder) throws SQLException, IOException {
        removeOld(folder);
        var copy = privateFile(folder, PREFIX, ".tmp");
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(SCHEMA)) {
            if (!row.next()) {
                throw new SQLException("there are no tables of Kept in this database");
            }
            var schema = row.getString(1);
            var made = row.getObject(2, OffsetDateTime.class).toInstant().toString();
            try (var backup = connection.prepareStatement("backup to ?")) {
                backup.setString(1, copy.toString());
                backup.execute();
            }
            return new H2Backup(copy, schema, made);
        } catch (SQLException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    /** Deletes files left by a killed process; only one backup is made at a time. */
    private static void removeOld(Path folder) throws IOException {
        try (var old = Files.newDirectoryStream(folder, PREFIX + "*.tmp")) {
            for (var file : old) {
                Files.delete(file);
            }
        }
    }

    /** Creates a file that only its owner can read. */
    static Path privateFile(Path folder, String prefix, String suffix) throws IOException {
        return Files.createTempFile(folder, prefix, suffix, ownerOnly(folder, "rw-------"));
    }

    /** File attributes for the owner's access only; none if the file system has no owners. */
    static FileAttribute<?>[] ownerOnly(Path at, String permissions) {
        return at.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    void write(String version, OutputStream into) throws IOException {
        BackupArchive.write(copy, version, schema, made, into);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(copy);
    }
}
