package org.kept.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.alert.WatchedTeams;
import org.kept.database.Database;
import org.kept.database.ListSlice;
import org.kept.problem.ListParameters;
import org.kept.problem.Problem;

/** SQL of the subscriptions. */
@ApplicationScoped
public class SubscriptionStore implements WatchedTeams {

    private static final String SELECT =
            "select id, person, what, pace, scope, scope_name, created, created_by from subscription";

    private static final String ORDER = "person, what, pace, scope, scope_name";

    private final Database database;

    SubscriptionStore(Database database) {
        this.database = database;
    }

    /**
     * The subscriptions of everyone, by person.
     *
     * @param cursor that of the page; null for the first
     * @throws Problem 400 if the cursor is not valid
     */
    ListSlice<Subscription> page(@Nullable String cursor, int limit) {
        var after = cursor == null || cursor.isBlank() ? List.<String>of() : ListParameters.position(cursor, 5);
        var found = database.with(connection -> {
            try (var select = connection.prepareStatement(SELECT
                    + (after.isEmpty() ? "" : " where (" + ORDER + ") > (?, ?, ?, ?, ?)")
                    + " order by " + ORDER + " fetch first ? rows only")) {
                var position = 0;
                for (var value : after) {
                    select.setString(++position, value);
                }
                select.setInt(++position, limit + 1);
                return subscriptions(select);
            }
        });
        return ListSlice.of(found, limit, SubscriptionStore::cursor);
    }

    private static String cursor(Subscription subscription) {
        var pace = subscription.pace();
        return ListParameters.cursor(
                subscription.person(),
                subscription.kind().code(),
                pace == null ? "" : pace.code(),
                subscription.scope().kind().code(),
                subscription.scope().name());
    }

    /** How many people have a subscription. */
    public long countPeople() {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select count(distinct person) from subscription");
                    var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** The subscriptions of a person. */
    public List<Subscription> of(String person) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(SELECT + " where person = ? order by " + ORDER)) {
                select.setString(1, person);
                return subscriptions(select);
            }
        });
    }

    /** The subscriptions of a kind and pace, empty for alerts. */
    public List<Subscription> of(SubscriptionKind kind, String pace) {
        return database.with(connection -> {
            try (var select =
                    connection.prepareStatement(SELECT + " where what = ? and pace = ? order by person, id")) {
                select.setString(1, kind.code());
                select.setString(2, pace);
                return subscriptions(select);
            }
        });
    }

    public Optional<Subscription> find(UUID id) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(SELECT + " where id = ?")) {
                select.setObject(1, id);
                return subscriptions(select).stream().findFirst();
            }
        });
    }

    /** Inserts a subscription; false if the person has it already. */
    boolean insert(Subscription subscription) {
        return database.with(connection -> {
            try (var insert = connection.prepareStatement("insert into subscription (id, person, what, pace, scope,"
                    + " scope_name, created, created_by) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")) {
                var pace = subscription.pace();
                insert.setObject(1, subscription.id());
                insert.setString(2, subscription.person());
                insert.setString(3, subscription.kind().code());
                insert.setString(4, pace == null ? "" : pace.code());
                insert.setString(5, subscription.scope().kind().code());
                insert.setString(6, subscription.scope().name());
                insert.setObject(7, subscription.created().atOffset(ZoneOffset.UTC));
                insert.setString(8, subscription.createdBy());
                return insert.executeUpdate() > 0;
            }
        });
    }

    /** Deletes a subscription; false if there is none. */
    boolean delete(UUID id) {
        return database.with(connection -> {
            try (var delete = connection.prepareStatement("delete from subscription where id = ?")) {
                delete.setObject(1, id);
                return delete.executeUpdate() > 0;
            }
        });
    }

    @Override
    public Set<String> watchedTeams() {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select distinct scope_name from subscription"
                            + " where what = 'alerts' and scope = 'team'");
                    var rows = select.executeQuery()) {
                var teams = new TreeSet<String>();
                while (rows.next()) {
                    teams.add(rows.getString(1));
                }
                return teams;
            }
        });
    }

    private static List<Subscription> subscriptions(PreparedStatement select) throws SQLException {
        try (var rows = select.executeQuery()) {
            var subscriptions = new ArrayList<Subscription>();
            while (rows.next()) {
                subscriptions.add(subscription(rows));
            }
            return List.copyOf(subscriptions);
        }
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        return new Subscription(
                row.getObject("id", UUID.class),
                row.getString("person"),
                SubscriptionKind.of(row.getString("what")).orElseThrow(),
                DigestPace.of(row.getString("pace")).orElse(null),
                SubscriptionScope.of(row.getString("scope"), row.getString("scope_name")),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getString("created_by"));
    }
}
