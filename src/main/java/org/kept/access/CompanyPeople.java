package org.kept.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;

/** Takes in whoever the company's provider vouches for, each time with the role it gives them now. */
@ApplicationScoped
class CompanyPeople {

    /** Why somebody is not let in; the words are the sign-in page's. */
    enum Refusal {
        NO_ADDRESS,
        UNVERIFIED,
        NO_ROLE,
        NO_TEAM
    }

    /** Either a person or why not. */
    record Answer(@Nullable Person person, @Nullable Refusal refusal) {

        private static Answer no(Refusal refusal) {
            return new Answer(null, refusal);
        }
    }

    private static final Logger LOG = Logger.getLogger(CompanyPeople.class);
    private static final int LONGEST_NAME = 100;

    private final People people;
    private final CompanyRoles roles;
    private final CompanyConfig config;

    CompanyPeople(People people, CompanyRoles roles, CompanyConfig config) {
        this.people = people;
        this.roles = roles;
        this.config = config;
    }

    Answer welcome(Claims claims) {
        var email = NewPerson.normal(claims.text("email").orElse(""));
        if (!NewPerson.isEmail(email)) {
            return Answer.no(Refusal.NO_ADDRESS);
        }
        if (!claims.isTrue(config.verifiedClaim())) {
            return Answer.no(Refusal.UNVERIFIED);
        }
        var known = people.byEmail(email);
        var role = roles.role(
                claims.texts(config.roleClaim()), known.map(Person::role).orElse(null));
        if (role.isEmpty()) {
            return Answer.no(Refusal.NO_ROLE);
        }
        if (role.get().hasTeams() && teams(claims).filter(List::isEmpty).isPresent()) {
            // Nobody's teams are everybody's: whoever was taken out of their last one must not see them all.
            return Answer.no(Refusal.NO_TEAM);
        }
        var person = known.isPresent() ? changed(known.get(), role.get(), claims) : taken(email, role.get(), claims);
        return new Answer(person, null);
    }

    private Person taken(String email, Role role, Claims claims) {
        var said = claims.text("name").orElse(email);
        var name = said.substring(0, Math.min(said.length(), LONGEST_NAME));
        try {
            return people.takeVouched(name, email, role, teams(claims).orElse(List.of()));
        } catch (RuntimeException e) {
            // The same person in two browsers at once: whoever is second finds the first.
            return people.byEmail(email).orElseThrow(() -> e);
        }
    }

    private Person changed(Person person, Role role, Claims claims) {
        var teams = teams(claims).orElse(person.teams());
        var same = role == person.role() && (!role.hasTeams() || teams.equals(person.teams()));
        if (!same) {
            try {
                people.change(person.id(), role, teams);
            } catch (Problem last) {
                LOG.warnf(
                        "%s stays an administrator, though the provider says otherwise: there is no other one.",
                        person.email());
            }
        }
        return people.get(person.id());
    }

    /** Those the claim lists, in order; empty where teams are given in Kept. */
    private Optional<List<String>> teams(Claims claims) {
        return config.teamsClaim().map(claim -> claims.texts(claim).stream()
                .filter(name -> name.length() <= LONGEST_NAME)
                .distinct()
                .sorted()
                .toList());
    }
}
