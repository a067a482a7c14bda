package org.kept.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PersonStore implements PanacheRepositoryBase<PersonRow, UUID> {

    Optional<PersonRow> byEmail(String email) {
        return find("email", email).firstResultOptional();
    }
}
