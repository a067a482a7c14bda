package org.kept.access.person;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

@ApplicationScoped
public class PersonStore implements PanacheRepositoryBase<PersonRow, UUID> {

    public Optional<PersonRow> byEmail(String email) {
        return find("email", email).firstResultOptional();
    }

    public List<PersonRow> allByName() {
        return find("select distinct p from PersonRow p left join fetch p.teams order by p.name, p.email")
                .list();
    }

    /** The ids of all administrators, locked until the transaction ends so that two cannot leave at once. */
    public List<UUID> lockAdministratorIds() {
        // Selects ids, not entities: rows cannot be locked through the join that fetches the teams.
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery("select id from person where role = 'admin' order by id for update", UUID.class)
                .getResultList();
    }

    public Set<String> emailsIn(Set<String> teams) {
        return Set.copyOf(getEntityManager()
                .createQuery("select distinct p.email from PersonRow p join p.teams t where t in :teams", String.class)
                .setParameter("teams", teams)
                .getResultList());
    }

    public void updateLastSeen(UUID id, Instant now) {
        update("lastSeen = ?1 where id = ?2", now, id);
    }
}
