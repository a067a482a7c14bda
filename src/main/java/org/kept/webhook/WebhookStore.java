package org.kept.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kept.database.Database;

/** SQL of the webhooks. */
@ApplicationScoped
class WebhookStore {

    private static final String SELECT =
            "select name, url, shown_url, secret, format, types, created, created_by from webhook";

    private final Database database;

    WebhookStore(Database database) {
        this.database = database;
    }

    /** All webhooks, by name. */
    List<Webhook> all() {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(SELECT + " order by name");
                    var rows = select.executeQuery()) {
                var webhooks = new ArrayList<Webhook>();
                while (rows.next()) {
                    webhooks.add(webhook(rows));
                }
                return List.copyOf(webhooks);
            }
        });
    }

    Optional<Webhook> find(String name) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(SELECT + " where name = ?")) {
                select.setString(1, name);
                try (var rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(webhook(rows)) : Optional.<Webhook>empty();
                }
            }
        });
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        return new Webhook(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                WebhookFormat.of(row.getString(5)).orElseThrow(),
                Arrays.stream(row.getString(6).split(",", -1))
                        .flatMap(code -> NewsType.of(code).stream())
                        .toList(),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getString(8));
    }

    /** Inserts a webhook; false if there is one of its name. */
    boolean insert(Webhook webhook) {
        return database.with(connection -> {
            try (var insert = connection.prepareStatement("insert into webhook (url, shown_url, secret, format, types,"
                    + " name, created, created_by) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")) {
                insert.setString(1, webhook.url());
                insert.setString(2, webhook.shownUrl());
                insert.setString(3, webhook.secret());
                insert.setString(4, webhook.format().code());
                insert.setString(5, types(webhook));
                insert.setString(6, webhook.name());
                insert.setObject(7, webhook.created().atOffset(ZoneOffset.UTC));
                insert.setString(8, webhook.createdBy());
                return insert.executeUpdate() > 0;
            }
        });
    }

    /** Changes a webhook; false if there is none of its name. */
    boolean update(Webhook webhook) {
        return database.with(connection -> {
            try (var update = connection.prepareStatement("update webhook set url = ?, shown_url = ?, secret = ?,"
                    + " format = ?, types = ? where name = ?")) {
                update.setString(1, webhook.url());
                update.setString(2, webhook.shownUrl());
                update.setString(3, webhook.secret());
                update.setString(4, webhook.format().code());
                update.setString(5, types(webhook));
                update.setString(6, webhook.name());
                return update.executeUpdate() > 0;
            }
        });
    }

    private static String types(Webhook webhook) {
        return webhook.types().stream().map(NewsType::code).collect(Collectors.joining(","));
    }

    void delete(String name) {
        database.run(connection -> {
            try (var delete = connection.prepareStatement("delete from webhook where name = ?")) {
                delete.setString(1, name);
                delete.executeUpdate();
            }
        });
    }
}
