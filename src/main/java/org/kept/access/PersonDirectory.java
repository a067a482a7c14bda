package org.kept.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Look-up of people with an account, for other features. */
public interface PersonDirectory {

    /** Whether no account exists yet: the service has not been set up. */
    boolean isEmpty();

    /** The person with this e-mail address, ignoring case. */
    Optional<Person> byEmail(String email);

    /** When the account of the person with this e-mail address was created; empty without an account. */
    Optional<Instant> joined(String email);

    /** The names of all people, whole and in parts. */
    List<String> names();

    /** The e-mail addresses of the members of any of these teams. */
    Set<String> emailsIn(Set<String> teams);
}
