package org.kept.why;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneOffset;

/** A stored mark that someone has read why a KPI is scored. */
@Entity
@IdClass(WhyReadRow.ReadKey.class)
@Table(name = "why_read")
class WhyReadRow {

    /** The primary key: a reader marks a version of the page as read only once. */
    record ReadKey(String kpi, String fingerprint, String reader) {}

    @Id
    String kpi;

    @Id
    String fingerprint;

    @Id
    String reader;

    String name;

    @Column(name = "read_on")
    Instant readOn;

    WhyTalk.TalkRead read() {
        return new WhyTalk.TalkRead(new WhyTalk.TalkPerson(reader, name), readOn.atOffset(ZoneOffset.UTC));
    }
}
