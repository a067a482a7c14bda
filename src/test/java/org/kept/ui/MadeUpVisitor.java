package org.kept.ui;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import org.jspecify.annotations.Nullable;

/** Somebody to show the pages to, only where a test asks for her. */
@Alternative
@ApplicationScoped
class MadeUpVisitor implements Visitor {

    @Override
    public String company() {
        return "Lantern Books";
    }

    @Override
    public @Nullable String person() {
        return "Ines Okoro";
    }

    @Override
    public boolean administrator() {
        return true;
    }
}
