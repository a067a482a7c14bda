package org.kept.mission;

/** What is promised to the single customer, and what that customer gets when it is broken. */
public record Guarantee(String promise, String consequence) {

    public Guarantee {
        promise = Text.folded(promise);
        consequence = Text.folded(consequence);
    }
}
