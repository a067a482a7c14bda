package org.kept.ingest.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kept.database.Database;
import org.kept.document.NameText;
import org.kept.ingest.Event;

/** Stores which names of teams and channels each source has used. */
@ApplicationScoped
class SourceNameStore {

    private static final String INSERT =
            "insert into source_name (source, dimension, name, folded) values (?, ?, ?, ?) on conflict do nothing";

    private static final String FIND = "select dimension, name from source_name where source = ?";

    private static final String FIND_FOLDED =
            "select name from source_name where dimension = ? and folded = ? and name <> ? order by name"
                    + " fetch first 1 rows only";

    private static final String FIND_NOT_FOLDED = "select distinct name from source_name where folded is null";

    private static final String FOLD = "update source_name set folded = ? where name = ? and folded is null";

    /** Kind of a name. */
    enum NameKind {
        TEAM,
        CHANNEL;

        /** Name in JSON and in the database. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A name that a source uses. */
    record SourceName(String source, NameKind kind, String name) implements Comparable<SourceName> {

        /** The names that the event has. */
        static Stream<SourceName> of(Event event) {
            var source = event.key().source();
            return Stream.concat(
                    Stream.ofNullable(event.team()).map(team -> new SourceName(source, NameKind.TEAM, team)),
                    Stream.ofNullable(event.channel())
                            .map(channel -> new SourceName(source, NameKind.CHANNEL, channel)));
        }

        @Override
        public int compareTo(SourceName other) {
            var bySource = source.compareTo(other.source);
            var byKind = bySource == 0 ? kind.compareTo(other.kind) : bySource;
            return byKind == 0 ? name.compareTo(other.name) : byKind;
        }
    }

    /** The names that a source has used. */
    record UsedNames(Set<String> teams, Set<String> channels) {

        static final UsedNames NONE = new UsedNames(Set.of(), Set.of());

        boolean contains(SourceName name) {
            return of(name.kind).contains(name.name);
        }

        /** Whether the event has no other team or channel. */
        boolean containAll(Event event) {
            return (event.team() == null || teams.contains(event.team()))
                    && (event.channel() == null || channels.contains(event.channel()));
        }

        Set<String> of(NameKind kind) {
            return kind == NameKind.TEAM ? teams : channels;
        }
    }

    private final Database database;

    SourceNameStore(Database database) {
        this.database = database;
    }

    /** The names used by the source. */
    UsedNames find(String source) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(FIND)) {
                select.setString(1, source);
                try (var rows = select.executeQuery()) {
                    var names = new UsedNames(new HashSet<>(), new HashSet<>());
                    while (rows.next()) {
                        var kind = NameKind.valueOf(rows.getString(1).toUpperCase(Locale.ROOT));
                        names.of(kind).add(rows.getString(2));
                    }
                    return names;
                }
            }
        });
    }

    /** A stored name of any source that differs from this one only in case. */
    Optional<String> findCaseVariant(SourceName name) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(FIND_FOLDED)) {
                select.setString(1, name.kind.code());
                select.setString(2, NameText.caseFolded(name.name));
                select.setString(3, name.name);
                try (var rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
                }
            }
        });
    }

    /** Adds names; always in the same order, so that two transactions with the same names cannot deadlock. */
    void insert(Collection<SourceName> names) {
        if (!names.isEmpty()) {
            database.run(connection -> insert(connection, new TreeSet<>(names)));
        }
    }

    /** Case-folds the names that the migration found in the events. */
    void fold() {
        database.run(connection -> {
            var names = new ArrayList<String>();
            try (var select = connection.prepareStatement(FIND_NOT_FOLDED);
                    var rows = select.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            try (var update = connection.prepareStatement(FOLD)) {
                for (var name : names) {
                    update.setString(1, NameText.caseFolded(name));
                    update.setString(2, name);
                    update.executeUpdate();
                }
            }
        });
    }

    private static void insert(Connection connection, Set<SourceName> names) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var each : names) {
                insert.setString(1, each.source);
                insert.setString(2, each.kind.code());
                insert.setString(3, each.name);
                insert.setString(4, NameText.caseFolded(each.name));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
