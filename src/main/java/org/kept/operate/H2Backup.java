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
 * A consistent copy of the embedded database, made by H2 itself while others write; it lies beside the database until it
 * has been sent.
 */
record H2Backup(Path copy, String schema, String made) implements AutoCloseable {

    private static final String PREFIX = "backup-";
    private static final String SCHEMA = "select \"version\", current_timestamp from \"flyway_schema_history\""
            + " where \"success\" and \"version\" is not null order by \"installed_rank\" desc fetch first row only";

    /** Makes the copy; whoever asked closes it. */
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

    /** One that a killed process left behind; only one backup is made at a time. */
    private static void removeOld(Path folder) throws IOException {
        try (var old = Files.newDirectoryStream(folder, PREFIX + "*.tmp")) {
            for (var file : old) {
                Files.delete(file);
            }
        }
    }

    /** A new file that only its owner can read. */
    static Path privateFile(Path folder, String prefix, String suffix) throws IOException {
        return Files.createTempFile(folder, prefix, suffix, mine(folder, "rw-------"));
    }

    /** How to make something for its owner only, where the file system knows owners. */
    static FileAttribute<?>[] mine(Path at, String permissions) {
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
