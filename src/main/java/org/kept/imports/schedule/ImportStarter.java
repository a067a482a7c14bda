package org.kept.imports.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import org.kept.audit.Actor;
import org.kept.problem.Problem;

/** Starts imports of files that a schedule has fetched. */
public interface ImportStarter {

    /**
     * Starts the import of a file and takes over its content; the file may be deleted afterwards.
     *
     * @param name name of the file, as people know it
     * @param mapping name of a saved mapping or recipe
     * @return the id of the import
     * @throws Problem if it cannot be started, with a reason for people
     */
    String start(Path file, String name, String mapping, Actor by);

    /** The receipt of an import as the API returns it; empty if it is no longer kept. */
    Optional<JsonNode> receipt(String id);
}
