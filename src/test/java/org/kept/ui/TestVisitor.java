package org.kept.ui;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import org.jspecify.annotations.Nullable;

/** A visitor for tests that enable this alternative. */
@Alternative
@ApplicationScoped
public class TestVisitor implements Visitor {

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

    @Override
    public String link(String path) {
        return "http://localhost" + path;
    }
}
