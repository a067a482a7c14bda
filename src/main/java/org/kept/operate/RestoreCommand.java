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

/** Puts a backup where the embedded database will be looked for, and never over one that is there. */
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
        return "Puts a backup into the folder that KEPT_DATA_DIR names, which must not hold a database.";
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
                    Objects.requireNonNull(file.getParent(), "it is absolute"), H2Backup.mine(file, "rwx------"));
            refuseWhereOneIs(folder);
            var manifest = put(archive, folder, file);
            return "everything up to " + manifest.made() + " is in " + folder + "; start Kept on it.";
        } catch (NoSuchFileException e) {
            throw new CommandException("There is no file " + e.getFile() + ".", e);
        } catch (BackupArchive.InvalidArchiveException e) {
            throw new CommandException(e.getMessage() + " Nothing was restored.", e);
        } catch (IOException e) {
            throw new CommandException("The backup cannot be restored: " + e, e);
        }
    }

    private static void refuseWhereOneIs(Path folder) throws IOException, CommandException {
        try (var databases = Files.newDirectoryStream(folder, "*" + BackupArchive.SUFFIX)) {
            if (databases.iterator().hasNext()) {
                throw new CommandException("There is a database in " + folder
                        + " already, and a restore never replaces one; name an empty folder in KEPT_DATA_DIR.");
            }
        }
    }

    /** Beside the place first, under another name: a restore that broke off must not look like a database. */
    private static BackupArchive.BackupManifest put(Path archive, Path folder, Path file)
            throws IOException, CommandException {
        var part = H2Backup.privateFile(folder, "restore-", ".part");
        try {
            BackupArchive.BackupManifest manifest;
            try (var channel = FileChannel.open(part, StandardOpenOption.WRITE);
                    var out = Channels.newOutputStream(channel)) {
                manifest = BackupArchive.unpack(archive, out);
                channel.force(true);
            }
            SchemaVersion.refuseNewer(manifest);
            // Not over anything: whoever else made one meanwhile keeps it.
            Files.move(part, file);
            return manifest;
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
