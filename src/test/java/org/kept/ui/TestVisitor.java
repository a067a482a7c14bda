package org.kept.ui;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import org.jspecify.annotations.Nullable;

/** Somebody to show the pages to, only where a test asks for her. */
@Alternative
@ApplicationScoped
class TestVisitor implements Visitor {

    private @Nullable String person = "Ines Okoro";

    void signOut() {
        person = null;
    }

    void signIn() {
        person = "Ines Okoro";
    }

    @Override
    public String company() {
        return "Lantern Books";
    }

    @Override
    public @Nullable String person() {
        return person;
    }

    @Override
    public boolean administrator() {
        return true;
    }
}
