package org.kept.access;

/** The roles that are not scopes: what a person may be. */
public final class Roles {

    /** Anybody who has signed in. */
    public static final String PERSON = "person";

    /** Whoever looks after the installation. */
    public static final String ADMINISTRATOR = "administrator";

    private Roles() {}
}
