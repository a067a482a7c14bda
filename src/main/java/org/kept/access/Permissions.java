package org.kept.access;

/** The words that {@code @RolesAllowed} asks for and that are not scopes: {@link Permission} says what each stands for. */
public final class Permissions {

    /** Anybody who has signed in. */
    public static final String PERSON = "person";

    /** Whoever has a say: comments on a draft, asks why, marks an answer as read. */
    public static final String VOICE = "voice";

    /** Whoever may write: drafts of the mission, answers to questions, notes beside a chart, links to the wall. */
    public static final String AUTHOR = "author";

    /** Whoever answers for the data: brings files, voids events. */
    public static final String STEWARD = "steward";

    /** Whoever looks after the installation; publishes. */
    public static final String ADMINISTRATOR = "administrator";

    private Permissions() {}
}
