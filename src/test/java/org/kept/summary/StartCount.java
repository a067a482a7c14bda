package org.kept.summary;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Counts the starts of the service during a test run. */
@ApplicationScoped
class StartCount {

    void started(@Observes StartupEvent event) {
        Run.current().write(Run.Note.STARTS, "start");
    }
}
