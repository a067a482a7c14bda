package org.kept.plain;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.OffsetDateTime;

/** A row with the columns and the key of Kept's events. */
@Entity
@Table(name = "raw_event")
@IdClass(PlainEvent.Key.class)
public class PlainEvent extends PanacheEntityBase {

    @Id
    public String source;

    @Id
    public String id;

    public String type;

    @Column(name = "occurred_at")
    public OffsetDateTime occurredAt;

    public String team;
    public String channel;
    public String customer;
    public String data;
    public String digest;
    public int revision;
    public boolean voided;

    @Column(name = "recorded_at")
    public OffsetDateTime recordedAt;

    @Column(name = "recorded_by")
    public String recordedBy;

    public String reason;

    /** The source and its id of the event. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1;

        public String source;
        public String id;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && source.equals(key.source) && id.equals(key.id);
        }

        @Override
        public int hashCode() {
            return 31 * source.hashCode() + id.hashCode();
        }
    }
}
