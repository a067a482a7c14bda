package org.kept.hook;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.kept.database.Database;
import org.kept.hook.signature.SignatureScheme;

/** SQL of the hooks. */
@ApplicationScoped
class HookStore {

    private static final String SELECT = "select name, mapping, scheme, secret, created, created_by from hook";

    private final Database database;

    HookStore(Database database) {
        this.database = database;
    }

    List<Hook> all() {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(SELECT + " order by name");
                    var rows = select.executeQuery()) {
                var hooks = new ArrayList<Hook>();
                while (rows.next()) {
                    hooks.add(hook(rows));
                }
                return hooks;
            }
        });
    }

    Optional<Hook> find(String name) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(SELECT + " where name = ?")) {
                select.setString(1, name);
                try (var rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(hook(rows)) : Optional.empty();
                }
            }
        });
    }

    private static Hook hook(ResultSet row) throws SQLException {
        return new Hook(
                row.getString(1),
                row.getString(2),
                Objects.requireNonNull(SignatureScheme.find(row.getString(3)), "a stored scheme is known"),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6));
    }

    /** Inserts the hook; false if one with its name exists. */
    boolean insert(Hook hook) {
        return database.with(connection -> {
            try (var insert = connection.prepareStatement("insert into hook (name, mapping, scheme, secret, created,"
                    + " created_by) values (?, ?, ?, ?, ?, ?) on conflict do nothing")) {
                insert.setString(1, hook.name());
                insert.setString(2, hook.mapping());
                insert.setString(3, hook.scheme().code());
                insert.setString(4, hook.secret());
                insert.setObject(5, hook.created().atOffset(ZoneOffset.UTC));
                insert.setString(6, hook.createdBy());
                return insert.executeUpdate() > 0;
            }
        });
    }

    /** Changes the hook; false if none with its name exists. */
    boolean update(Hook hook) {
        return database.with(connection -> {
            try (var update =
                    connection.prepareStatement("update hook set mapping = ?, scheme = ?, secret = ? where name = ?")) {
                update.setString(1, hook.mapping());
                update.setString(2, hook.scheme().code());
                update.setString(3, hook.secret());
                update.setString(4, hook.name());
                return update.executeUpdate() > 0;
            }
        });
    }

    /** Deletes the hook with its deliveries; false if it does not exist. */
    boolean delete(String name) {
        return database.with(connection -> {
            try (var delete = connection.prepareStatement("delete from hook where name = ?")) {
                delete.setString(1, name);
                return delete.executeUpdate() > 0;
            }
        });
    }
}
