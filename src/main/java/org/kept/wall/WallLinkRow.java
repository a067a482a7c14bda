package org.kept.wall;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "wall_link")
class WallLinkRow {

    @Id
    UUID id;

    String hash;
    String name;
    Instant created;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "last_seen")
    @Nullable
    Instant lastSeen;

    WallLink link() {
        return new WallLink(id, name, created, createdBy, lastSeen);
    }
}
