package org.kept.database;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Folder of an embedded database: any path, readable only by its owner. */
final class DataFolder {

    private static final Pattern FILE = Pattern.compile("(?<scheme>jdbc:h2:file:)(?<path>[^;]+)(?<settings>;.*)?");

    private DataFolder() {}

    /**
     * Makes the path of an H2 file URL absolute and creates its folder; returns any other URL unchanged. H2 itself
     * refuses {@code data/kept} and creates folders that everyone can read.
     */
    static String prepare(String url) throws SQLException {
        var file = FILE.matcher(url);
        if (!file.matches()) {
            return url;
        }
        var path = absolute(file.group("path"));
        var folder = path.getParent();
        try {
            create(folder == null ? path : folder);
        } catch (IOException e) {
            throw new SQLException("The data folder " + folder + " cannot be created: " + e, e);
        }
        return "jdbc:h2:file:" + path + settings(file);
    }

    private static String settings(Matcher file) {
        var settings = file.group("settings");
        return settings == null ? "" : settings;
    }

    private static Path absolute(String path) {
        var home = path.startsWith("~/") ? System.getProperty("user.home") + path.substring(1) : path;
        return Path.of(home).toAbsolutePath().normalize();
    }

    private static void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(folder, ownerOnly);
        } else {
            Files.createDirectories(folder);
        }
    }
}
