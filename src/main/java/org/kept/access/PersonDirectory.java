package org.kept.access;

import java.util.Optional;
import java.util.Set;

/** The people with an account, as other features may look them up. */
public interface PersonDirectory {

    /** Whether no one can sign in yet, because the service has not been set up. */
    boolean isEmpty();

    /** The person with this e-mail address, in upper or lower case. */
    Optional<Person> byEmail(String email);

    /** The e-mail addresses of the members of any of these teams. */
    Set<String> emailsIn(Set<String> teams);
}
