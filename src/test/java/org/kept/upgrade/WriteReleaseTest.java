package org.kept.upgrade;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.kept.EmptyDatabase;
import org.kept.database.Database;

/** Writes the database and responses that the next release is tested against; run by hand, once per release. */
@QuarkusTest
@EmptyDatabase
@EnabledIfSystemProperty(named = "kept.upgrade.write", matches = "v\\d+")
class WriteReleaseTest {

    private final Database database;

    @Inject
    WriteReleaseTest(Database database) {
        this.database = database;
    }

    @Test
    void writesADatabaseAndItsAnswers() throws Exception {
        var links = Written.write();
        var json = new ObjectMapper();
        var all = json.createObjectNode();
        var answers = all.putObject("answers");
        Answers.addresses().forEach(address -> answers.set(address, Answers.request(address)));
        var pages = all.putObject("pages");
        pages.putPOJO(links.draft(), List.of("Spring", "Two minutes are long."));
        pages.putPOJO(
                "/why/sla?week=2024-W04", List.of("Why a minute and not two?", "Because callers hang up after it."));
        pages.putPOJO("/people", List.of("noor@example.org", "tove@example.org"));
        pages.putPOJO("/wall/links", List.of("hall"));
        all.put("wall", links.wall()).put("invitation", links.invitation());
        var name = System.getProperty("kept.upgrade.write");
        json.writerWithDefaultPrettyPrinter().writeValue(file(name + ".json").toFile(), all);
        database.run(connection -> {
            try {
                DatabaseDump.write(connection, file(name + ".ndjson"));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private static Path file(String name) {
        return Release.FOLDER.resolve(name);
    }
}
