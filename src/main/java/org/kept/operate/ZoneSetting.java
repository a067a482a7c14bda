package org.kept.operate;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.kept.access.Installation;
import org.kept.database.H2OrPostgresDriver;

/** Applies the time zone chosen during set-up, before anything reads {@code kept.zone}. */
final class ZoneSetting {

    private ZoneSetting() {}

    /** Sets the system property, unless the operator has set the zone or none was chosen. */
    static void apply(Config config) {
        if (Installation.isZoneConfigured(config)) {
            return;
        }
        var zone = chosen(OperatorSettings.of(config));
        if (zone != null) {
            System.setProperty(Installation.ZONE_SETTING, zone);
        }
    }

    /** The zone in the database; null if there is none or it cannot be read, which the start itself then reports. */
    static @Nullable String chosen(OperatorSettings settings) {
        var login = new Properties();
        login.setProperty("user", settings.user());
        login.setProperty("password", settings.password());
        var url = settings.databaseUrl() + (settings.isH2() ? BackupCommand.QUIETLY : "");
        try (var connection = Objects.requireNonNull(new H2OrPostgresDriver().connect(url, login));
                var select = connection.prepareStatement("select zone from installation where id = 1");
                var row = select.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        } catch (SQLException e) {
            return null;
        }
    }
}
