package org.kept.sample;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.kept.database.Database;

/** Remembers that the sample company is wanted, until all of it is in. */
@ApplicationScoped
class WishStore {

    /**
     * The wish.
     *
     * @param wanted when it was made; the company's history ends there, however often its filling is begun again
     * @param author the e-mail address of the administrator who made it
     */
    record Wish(Instant wanted, String author) {}

    private final Database database;

    WishStore(Database database) {
        this.database = database;
    }

    /** Remembers the wish, inside the caller's transaction. */
    void remember(Wish wish) {
        database.run(connection -> {
            try (var insert = connection.prepareStatement("insert into sample_wish values (1, ?, ?)")) {
                insert.setObject(1, wish.wanted().atOffset(ZoneOffset.UTC));
                insert.setString(2, wish.author());
                insert.executeUpdate();
            }
        });
    }

    /** The wish, where it is not fulfilled yet. */
    Optional<Wish> open() {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select wanted, author from sample_wish");
                    var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Wish(row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2)))
                        : Optional.empty();
            }
        });
    }

    void forget() {
        database.run(connection -> {
            try (var delete = connection.prepareStatement("delete from sample_wish")) {
                delete.executeUpdate();
            }
        });
    }
}
