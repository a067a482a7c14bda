package org.kept.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.database.Database;
import org.kept.ingest.store.SourceNameStore.NameKind;
import org.kept.ingest.store.SourceNameStore.SourceName;

/** Names that a migration found in the events. */
@QuarkusTest
@OnBothDatabases
class SourceNameStoreTest {

    @Inject
    SourceNameStore store;

    @Inject
    Database database;

    @Test
    void theyAreFoldedInAnyAlphabet() {
        database.run(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into source_name (source, dimension, name) values ('fold', 'team', ?)")) {
                insert.setString(1, "STRASSE DER ÄRZTE");
                insert.executeUpdate();
            }
        });
        var other = new SourceName("other", NameKind.TEAM, "Straße der Ärzte");
        assertThat(store.findCaseVariant(other)).isEmpty();
        store.fold();
        assertThat(store.findCaseVariant(other)).contains("STRASSE DER ÄRZTE");
    }
}
