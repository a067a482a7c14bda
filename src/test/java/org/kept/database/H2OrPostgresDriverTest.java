package org.kept.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2OrPostgresDriverTest {

    private static final Path HERE = Path.of("").toAbsolutePath();

    @TempDir(factory = TargetTempDir.class)
    private Path folder = HERE;

    private final H2OrPostgresDriver driver = new H2OrPostgresDriver();

    @Test
    void aRelativeFolderNeedsNoDotInFront() throws SQLException {
        var relative = HERE.relativize(folder).resolve("plain");
        assertThat(relative.toString()).doesNotStartWith(".");
        connect("jdbc:h2:file:" + relative + "/kept;MODE=PostgreSQL");
        assertThat(folder.resolve("plain/kept.mv.db")).exists();
    }

    @Test
    void anAbsoluteFolderIsUsedAsItIs() throws SQLException {
        connect("jdbc:h2:file:" + folder + "/a/b/kept");
        assertThat(folder.resolve("a/b/kept.mv.db")).exists();
    }

    @Test
    void aNewFolderIsReadableByItsOwnerOnly() throws SQLException, IOException {
        connect("jdbc:h2:file:" + folder + "/private/kept");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("private"))))
                .isEqualTo("rwx------");
    }

    @Test
    void aFolderThatCannotBeCreatedIsNamed() throws IOException {
        Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> connect("jdbc:h2:file:" + folder + "/file/data/kept"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("file/data");
    }

    @Test
    void otherDatabasesHaveNoFolder() throws SQLException {
        assertThat(DataFolder.prepare("jdbc:postgresql://db/kept")).isEqualTo("jdbc:postgresql://db/kept");
        assertThat(DataFolder.prepare("jdbc:h2:mem:kept;MODE=PostgreSQL"))
                .isEqualTo("jdbc:h2:mem:kept;MODE=PostgreSQL");
    }

    @Test
    void aUrlOfAnotherDatabaseIsNotAccepted() throws SQLException {
        assertThat(driver.acceptsURL("jdbc:oracle:thin:@db")).isFalse();
        assertThat(driver.connect("jdbc:oracle:thin:@db", new Properties())).isNull();
    }

    private void connect(String url) throws SQLException {
        try (var connection = Objects.requireNonNull(driver.connect(url, new Properties()))) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }
}
