package org.kept.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZoneSettingTest {

    private static OperatorSettings settings(Path folder) {
        return new OperatorSettings(
                "jdbc:h2:file:" + folder.resolve("kept"),
                "kept",
                "",
                URI.create("http://127.0.0.1:1"),
                Optional.empty());
    }

    @Test
    void theChosenZoneIsReadBeforeTheStart(@TempDir Path folder) throws SQLException {
        var settings = settings(folder);
        try (var connection = DriverManager.getConnection(settings.databaseUrl(), settings.user(), "");
                var statement = connection.createStatement()) {
            statement.execute("create table installation (id integer, zone varchar(100))");
            statement.execute("insert into installation values (1, 'America/New_York')");
        }
        assertThat(ZoneSetting.chosen(settings)).isEqualTo("America/New_York");
    }

    @Test
    void withoutADatabaseNoneIsChosenAndNoneIsCreated(@TempDir Path folder) {
        assertThat(ZoneSetting.chosen(settings(folder))).isNull();
        assertThat(folder).isEmptyDirectory();
    }
}
