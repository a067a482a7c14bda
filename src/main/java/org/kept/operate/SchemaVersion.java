package org.kept.operate;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kept.operate.CommandLine.CommandException;

/** Newest schema that this version of Kept supports, by the number of its last migration. */
final class SchemaVersion {

    private static final String FOLDER = "db/migration";
    private static final Pattern MIGRATION = Pattern.compile("V(\\d+)__.*\\.sql");

    private SchemaVersion() {}

    /** Rejects a backup with a newer schema, whose content this version cannot read. */
    static void rejectNewer(BackupArchive.BackupManifest backup) throws IOException, CommandException {
        var newest = newest();
        if (newest.isPresent() && number(backup.schema()) > newest.getAsInt()) {
            throw new CommandException(
                    "The backup comes from a newer Kept (" + backup.version() + ", tables " + backup.schema()
                            + "; this one knows " + newest.getAsInt() + "). Install that version or a later one.");
        }
    }

    private static int number(String schema) throws CommandException {
        try {
            return Integer.parseInt(schema);
        } catch (NumberFormatException e) {
            throw new CommandException("The archive does not say of which tables it is; it is no backup of Kept.", e);
        }
    }

    static OptionalInt newest() throws IOException {
        try {
            var home = Path.of(SchemaVersion.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(home)) {
                return newest(home.resolve(FOLDER));
            }
            try (var jar = FileSystems.newFileSystem(home)) {
                return newest(jar.getPath(FOLDER));
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static OptionalInt newest(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> MIGRATION.matcher(String.valueOf(file.getFileName())))
                    .filter(Matcher::matches)
                    .mapToInt(name -> Integer.parseInt(name.group(1)))
                    .max();
        }
    }
}
