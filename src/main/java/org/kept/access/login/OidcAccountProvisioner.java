package org.kept.access.login;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kept.access.Person;
import org.kept.access.Role;
import org.kept.access.people.PersonService;
import org.kept.access.person.NewPerson;
import org.kept.problem.Problem;

/**
 * Creates the account of a person authenticated by the OpenID provider, or updates its role and teams, at each sign-in.
 */
@ApplicationScoped
class OidcAccountProvisioner {

    /** Reasons for refusing a sign-in. The sign-in page has the messages. */
    enum OidcRefusal {
        NO_ADDRESS,
        UNVERIFIED,
        NO_ROLE,
        NO_TEAM
    }

    /** Either a person or the reason for refusal. */
    record OidcProvisioningResult(
            @Nullable Person person, @Nullable OidcRefusal refusal) {

        private static OidcProvisioningResult refused(OidcRefusal refusal) {
            return new OidcProvisioningResult(null, refusal);
        }
    }

    private static final Logger LOG = Logger.getLogger(OidcAccountProvisioner.class);
    private static final int MAX_NAME_LENGTH = 100;

    private final PersonService personService;
    private final OidcRoleMapper roles;
    private final OidcSignInConfig config;

    OidcAccountProvisioner(PersonService personService, OidcRoleMapper roles, OidcSignInConfig config) {
        this.personService = personService;
        this.roles = roles;
        this.config = config;
    }

    OidcProvisioningResult signIn(OidcClaims claims) {
        var email = NewPerson.normalizeEmail(claims.firstText("email").orElse(""));
        if (!NewPerson.isEmail(email)) {
            return OidcProvisioningResult.refused(OidcRefusal.NO_ADDRESS);
        }
        if (!claims.isTrue(config.verifiedClaim())) {
            return OidcProvisioningResult.refused(OidcRefusal.UNVERIFIED);
        }
        var existing = personService.byEmail(email);
        var role = roles.map(
                claims.texts(config.roleClaim()), existing.map(Person::role).orElse(null));
        if (role.isEmpty()) {
            return OidcProvisioningResult.refused(OidcRefusal.NO_ROLE);
        }
        if (role.get().hasTeams() && teams(claims).filter(List::isEmpty).isPresent()) {
            // No teams means no limit: a person removed from their last team must not see all of them.
            return OidcProvisioningResult.refused(OidcRefusal.NO_TEAM);
        }
        var person =
                existing.isPresent() ? update(existing.get(), role.get(), claims) : create(email, role.get(), claims);
        return new OidcProvisioningResult(person, null);
    }

    private Person create(String email, Role role, OidcClaims claims) {
        var claimedName = claims.firstText("name").orElse(email);
        var name = claimedName.substring(0, Math.min(claimedName.length(), MAX_NAME_LENGTH));
        try {
            return personService.createFromOidc(name, email, role, teams(claims).orElse(List.of()));
        } catch (ConstraintViolationException e) {
            // Created at the same time in another browser: use that account.
            return personService.byEmail(email).orElseThrow(() -> e);
        }
    }

    private Person update(Person person, Role role, OidcClaims claims) {
        var teams = teams(claims).orElse(person.teams());
        var unchanged = role == person.role() && (!role.hasTeams() || teams.equals(person.teams()));
        if (!unchanged) {
            try {
                personService.change(person.id(), role, teams);
            } catch (Problem lastAdministrator) {
                LOG.warnf(
                        "Role from OpenID Connect ignored, because this is the only administrator: person=%s",
                        person.email());
            }
        }
        return personService.get(person.id());
    }

    /** The teams in the claim, sorted; empty if teams are managed in Kept. */
    private Optional<List<String>> teams(OidcClaims claims) {
        return config.teamsClaim().map(claim -> claims.texts(claim).stream()
                .filter(name -> name.length() <= MAX_NAME_LENGTH)
                .distinct()
                .sorted()
                .toList());
    }
}
