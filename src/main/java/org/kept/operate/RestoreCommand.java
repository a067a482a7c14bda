package org.kept.operate;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.kept.operate.CommandLine.CommandException;

/** Command that restores a backup in place of the embedded database, but never over an existing one. */
record RestoreCommand(OperatorSettings settings) implements CommandLine.Command {

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public List<String> arguments() {
        return List.of("FILE");
    }

    @Override
    public String description() {
        return "Restores a backup to the folder KEPT_DATA_DIR, which must not contain a database.";
    }

    @Override
    public String run(List<String> given) throws CommandException {
        if (!settings.isH2()) {
            throw new CommandException(PostgresBackupInstructions.of(settings).restore(given.get(0)));
        }
        var archive = Path.of(given.get(0)).toAbsolutePath();
        var file = settings.file();
        try {
            var folder = Files.createDirectories(
                    Objects.requireNonNull(file.getParent(), "it is absolute"), H2Backup.ownerOnly(file, "rwx------"));
            requireNoDatabase(folder);
            var manifest = restore(archive, folder, file);
            return "everything up to " + manifest.made() + " is in " + folder + "; start Kept on it.";
        } catch (NoSuchFileException e) {
            throw new CommandException("No file " + e.getFile() + ".", e);
        } catch (BackupArchive.InvalidArchiveException e) {
            throw new CommandException(e.getMessage() + " Nothing was restored.", e);
        } catch (IOException e) {
            throw new CommandException("The backup cannot be restored: " + e, e);
        }
    }

    private static void requireNoDatabase(Path folder) throws IOException, CommandException {
        try (var databases = Files.newDirectoryStream(folder, "*" + BackupArchive.SUFFIX)) {
            if (databases.iterator().hasNext()) {
                throw new CommandException(
                        "The folder " + folder
                                + " already contains a database, and a restore never replaces one. Set KEPT_DATA_DIR to an empty folder.");
            }
        }
    }

    /** Writes to another name first, because an interrupted restore must not look like a database. */
    private static BackupArchive.BackupManifest restore(Path archive, Path folder, Path file)
            throws IOException, CommandException {
        var part = H2Backup.privateFile(folder, "restore-", ".part");
        try {
            BackupArchive.BackupManifest manifest;
            try (var channel = FileChannel.open(part, StandardOpenOption.WRITE);
                    var out = Channels.newOutputStream(channel)) {
                manifest = BackupArchive.unpack(archive, out);
                channel.force(true);
            }
            SchemaVersion.rejectNewer(manifest);
            // Never overwrites: a database created meanwhile is kept.
            Files.move(part, file);
            return manifest;
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
