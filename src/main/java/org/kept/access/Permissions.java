package org.kept.access;

/** The {@code @RolesAllowed} values that are not key scopes. {@link Permission} maps them to permissions. */
public final class Permissions {

    /** Anyone who is signed in: may read pages, raise actions and give thanks. */
    public static final String PERSON = "person";

    /** May comment on drafts, ask why and mark an answer as read. */
    public static final String VOICE = "voice";

    /** May write mission drafts, answers, notes on charts and screen links. */
    public static final String AUTHOR = "author";

    /** May import files, type figures and void events. */
    public static final String STEWARD = "steward";

    /** May manage the installation and publish the mission. */
    public static final String ADMINISTRATOR = "administrator";

    private Permissions() {}
}
