package org.kept.recognition;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.kept.access.DataScope;
import org.kept.ui.Visitor;

/** The caller of the current request as a viewer of recognitions. */
@ApplicationScoped
class RecognitionViewers {

    private final SecurityIdentity caller;
    private final Visitor visitor;

    RecognitionViewers(SecurityIdentity caller, Visitor visitor) {
        this.caller = caller;
        this.visitor = visitor;
    }

    RecognitionService.RecognitionViewer current() {
        var email = caller.getPrincipal().getName();
        return new RecognitionService.RecognitionViewer(
                email,
                Optional.ofNullable(visitor.person()).orElse(email),
                caller.hasRole("admin"),
                DataScope.of(caller));
    }
}
