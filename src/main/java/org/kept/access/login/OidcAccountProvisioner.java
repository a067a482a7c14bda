package org.kept.access.login;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kept.access.Person;
import org.kept.access.Role;
import org.kept.access.people.PersonService;
import org.kept.access.person.NewPerson;
import org.kept.problem.Problem;

/** Takes in whoever the company's provider vouches for, each time with the role it gives them now. */
@ApplicationScoped
class OidcAccountProvisioner {

    /** Why somebody is not let in; the words are the sign-in page's. */
    enum OidcRefusal {
        NO_ADDRESS,
        UNVERIFIED,
        NO_ROLE,
        NO_TEAM
    }

    /** Either a person or why not. */
    record OidcProvisioningResult(
            @Nullable Person person, @Nullable OidcRefusal refusal) {

        private static OidcProvisioningResult no(OidcRefusal refusal) {
            return new OidcProvisioningResult(null, refusal);
        }
    }

    private static final Logger LOG = Logger.getLogger(OidcAccountProvisioner.class);
    private static final int LONGEST_NAME = 100;

    private final PersonService personService;
    private final OidcRoleMapper roles;
    private final OidcSignInConfig config;

    OidcAccountProvisioner(PersonService personService, OidcRoleMapper roles, OidcSignInConfig config) {
        this.personService = personService;
        this.roles = roles;
        this.config = config;
    }

    OidcProvisioningResult signIn(OidcClaims claims) {
        var email = NewPerson.normal(claims.text("email").orElse(""));
        if (!NewPerson.isEmail(email)) {
            return OidcProvisioningResult.no(OidcRefusal.NO_ADDRESS);
        }
        if (!claims.isTrue(config.verifiedClaim())) {
            return OidcProvisioningResult.no(OidcRefusal.UNVERIFIED);
        }
        var known = personService.byEmail(email);
        var role = roles.role(
                claims.texts(config.roleClaim()), known.map(Person::role).orElse(null));
        if (role.isEmpty()) {
            return OidcProvisioningResult.no(OidcRefusal.NO_ROLE);
        }
        if (role.get().hasTeams() && teams(claims).filter(List::isEmpty).isPresent()) {
            // Nobody's teams are everybody's: whoever was taken out of their last one must not see them all.
            return OidcProvisioningResult.no(OidcRefusal.NO_TEAM);
        }
        var person = known.isPresent() ? changed(known.get(), role.get(), claims) : taken(email, role.get(), claims);
        return new OidcProvisioningResult(person, null);
    }

    private Person taken(String email, Role role, OidcClaims claims) {
        var said = claims.text("name").orElse(email);
        var name = said.substring(0, Math.min(said.length(), LONGEST_NAME));
        try {
            return personService.createFromOidc(name, email, role, teams(claims).orElse(List.of()));
        } catch (RuntimeException e) {
            // The same person in two browsers at once: whoever is second finds the first.
            return personService.byEmail(email).orElseThrow(() -> e);
        }
    }

    private Person changed(Person person, Role role, OidcClaims claims) {
        var teams = teams(claims).orElse(person.teams());
        var same = role == person.role() && (!role.hasTeams() || teams.equals(person.teams()));
        if (!same) {
            try {
                personService.change(person.id(), role, teams);
            } catch (Problem last) {
                LOG.warnf(
                        "%s stays an administrator, though the provider says otherwise: there is no other one.",
                        person.email());
            }
        }
        return personService.get(person.id());
    }

    /** Those the claim lists, in order; empty where teams are given in Kept. */
    private Optional<List<String>> teams(OidcClaims claims) {
        return config.teamsClaim().map(claim -> claims.texts(claim).stream()
                .filter(name -> name.length() <= LONGEST_NAME)
                .distinct()
                .sorted()
                .toList());
    }
}
