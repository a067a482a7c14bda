package org.kept.access;

/** The roles that are not scopes: what a person may be. */
public final class Roles {

    /** Anybody who has signed in. */
    public static final String PERSON = "person";

    /** Whoever has a say: comments on a draft, asks why, marks an answer as read. */
    public static final String VOICE = "voice";

    /** Whoever may write: drafts of the mission, answers to questions. */
    public static final String AUTHOR = "author";

    /** Whoever looks after the installation; publishes. */
    public static final String ADMINISTRATOR = "administrator";

    private Roles() {}
}
