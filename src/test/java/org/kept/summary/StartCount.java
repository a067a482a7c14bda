package org.kept.summary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

/** Counts the starts of the service inside a run of tests. */
@ApplicationScoped
class StartCount {

    void started(@Observes @Initialized(ApplicationScoped.class) Object event) {
        Run.current().write(Run.Note.STARTS, "start");
    }
}
