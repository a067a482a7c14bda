package org.kept.operate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Backup file: a ZIP of the database, followed by a manifest with its version and checksum.
 *
 * <p>The manifest comes last, so that a truncated archive has none.
 */
final class BackupArchive {

    /** File suffix of the embedded database. */
    static final String SUFFIX = ".mv.db";

    private static final String DATABASE = "kept" + SUFFIX;
    private static final String MANIFEST = "manifest.json";
    private static final int FORMAT = 1;
    private static final int MAX_MANIFEST_BYTES = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Content of the archive.
     *
     * @param version version of Kept that made it
     * @param schema the number of its newest migration
     * @param made the time, in ISO 8601
     * @param bytes the length of the database
     * @param sha256 hash of the database, in hexadecimal digits
     */
    record BackupManifest(int format, String version, String schema, String made, long bytes, String sha256) {}

    /** Not an archive of Kept, or only part of one; the message is a sentence for the operator. */
    static final class InvalidArchiveException extends IOException {

        private static final long serialVersionUID = 1L;

        InvalidArchiveException(String sentence) {
            super(sentence);
        }
    }

    private BackupArchive() {}

    /** Writes an archive from the output of H2's BACKUP. */
    static void write(Path h2Backup, String version, String schema, String made, OutputStream into) throws IOException {
        try (var from = new ZipInputStream(Files.newInputStream(h2Backup));
                var zip = new ZipOutputStream(into)) {
            var entry = from.getNextEntry();
            if (entry == null || !entry.getName().endsWith(SUFFIX)) {
                throw new IOException("H2 wrote no backup of a database");
            }
            var database = new DigestInputStream(from, sha256());
            zip.putNextEntry(new ZipEntry(DATABASE));
            var bytes = database.transferTo(zip);
            zip.closeEntry();
            var checksum = HexFormat.of().formatHex(database.getMessageDigest().digest());
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write(JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsBytes(new BackupManifest(FORMAT, version, schema, made, bytes, checksum)));
            zip.closeEntry();
        }
    }

    /** Reads and verifies the whole archive. */
    static BackupManifest check(Path archive) throws IOException {
        return unpack(archive, OutputStream.nullOutputStream());
    }

    /**
     * Unpacks the database into a stream.
     *
     * @throws InvalidArchiveException if the archive has other content or is incomplete; discard the output then
     */
    static BackupManifest unpack(Path archive, OutputStream database) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            requireEntry(zip.getNextEntry(), DATABASE);
            var content = new DigestInputStream(zip, sha256());
            var bytes = content.transferTo(database);
            var checksum = HexFormat.of().formatHex(content.getMessageDigest().digest());
            requireEntry(zip.getNextEntry(), MANIFEST);
            var manifest = manifest(zip);
            if (zip.getNextEntry() != null) {
                throw new InvalidArchiveException("The archive has entries that are not part of a backup.");
            }
            if (manifest.bytes() != bytes || !manifest.sha256().equals(checksum)) {
                throw new InvalidArchiveException(
                        "The database in the archive is not the one that was backed up: its checksum differs.");
            }
            return manifest;
        } catch (ZipException | EOFException e) {
            throw new InvalidArchiveException("The archive is damaged or incomplete.");
        }
    }

    /** Compares the whole name, so that a name with a path is rejected. */
    private static void requireEntry(@Nullable ZipEntry entry, String name) throws InvalidArchiveException {
        if (entry == null) {
            throw new InvalidArchiveException(
                    "The archive is not a backup of Kept, or is incomplete: " + name + " is missing.");
        }
        if (!entry.getName().equals(name)) {
            throw new InvalidArchiveException(
                    "The archive is not a backup of Kept: it has something else where " + name + " must be.");
        }
    }

    private static BackupManifest manifest(InputStream zip) throws IOException {
        var json = read(new String(zip.readNBytes(MAX_MANIFEST_BYTES), StandardCharsets.UTF_8));
        if (json.path("format").asInt() != FORMAT) {
            throw new InvalidArchiveException("The archive has a format that this version of Kept does not support.");
        }
        return JSON.treeToValue(json, BackupManifest.class);
    }

    private static JsonNode read(String manifest) throws IOException {
        try {
            return JSON.readTree(manifest);
        } catch (JsonProcessingException e) {
            throw new InvalidArchiveException("The manifest of the archive cannot be read.");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
