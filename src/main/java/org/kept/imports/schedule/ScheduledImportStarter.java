package org.kept.imports.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.kept.access.DataScope;
import org.kept.audit.Actor;
import org.kept.calendar.ReportingZone;
import org.kept.imports.ImportOptions;
import org.kept.imports.http.ImportView;
import org.kept.imports.run.ImportService;
import org.kept.problem.Problem;

/** Imports fetched files in the background, like uploaded ones. */
@ApplicationScoped
class ScheduledImportStarter implements ImportStarter {

    private static final int NOT_FOUND = 404;

    private final ImportService imports;
    private final ObjectMapper json;
    private final ReportingZone zone;

    ScheduledImportStarter(ImportService imports, ObjectMapper json, ReportingZone zone) {
        this.imports = imports;
        this.json = json;
        this.zone = zone;
    }

    @Override
    public String start(Path file, String name, String mapping, Actor by) {
        var options = new ImportOptions(mapping, null, null, null, null, null, null, null, false, null);
        var document = imports.resolve(options);
        try {
            var job = imports.open(file, name, by, DataScope.EVERYTHING);
            imports.start(job, options, document, by);
            return job.id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<JsonNode> receipt(String id) {
        try {
            return Optional.of(json.valueToTree(ImportView.of(imports.require(id, null), zone)));
        } catch (Problem problem) {
            if (problem.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
    }
}
