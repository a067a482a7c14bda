package org.kept.audit;

import java.util.Arrays;
import java.util.Optional;

/** The kind of a change. The code is stored for ever, so it never changes. */
public enum AuditAction {
    MISSION_PUBLISHED("mission.published", "Mission published"),
    CLAUSE_CHANGED("clause.changed", "Clause"),
    MEASURE_CHANGED("measure.changed", "Measure"),
    TARGET_CHANGED("target.changed", "Target"),
    NOT_MEASURED_CHANGED("not-measured.changed", "“Not scored”"),
    SETTING_CHANGED("setting.changed", "KPI settings changed"),
    KPI_DEFINED("kpi.defined", "KPI defined"),
    KPI_REMOVED("kpi.removed", "KPI removed"),
    MAPPING_SAVED("mapping.saved", "Mapping saved"),
    MAPPING_DELETED("mapping.deleted", "Mapping deleted"),
    PHASE_BEGUN("phase.begun", "Limits reset"),
    PHASE_REMOVED("phase.removed", "Reset of limits removed"),
    NOTE_ADDED("note.added", "Note added"),
    NOTE_REMOVED("note.removed", "Note removed"),
    EVENT_CORRECTED("event.corrected", "Event corrected"),
    EVENT_VOIDED("event.voided", "Event voided"),
    CUSTOMER_ERASED("customer.erased", "Customer erased"),
    IMPORT_SCHEDULED("import.scheduled", "Import scheduled"),
    IMPORT_UNSCHEDULED("import.unscheduled", "Scheduled import removed"),
    IMPORT_STARTED("import.started", "File import started"),
    IMPORT_CANCELLED("import.cancelled", "File import cancelled"),
    EVENTS_DROPPED("events.dropped", "Old events deleted"),
    NUMBERS_REBUILT("numbers.rebuilt", "Numbers rebuilt"),
    PERSON_INVITED("person.invited", "Person invited"),
    INVITATION_WITHDRAWN("invitation.withdrawn", "Invitation withdrawn"),
    PERSON_JOINED("person.joined", "Account created"),
    PERSON_CHANGED("person.changed", "Person changed"),
    PERSON_REMOVED("person.removed", "Access removed"),
    PASSWORD_LINK_MADE("password.link-made", "Password link created"),
    PASSWORD_CHANGED("password.changed", "Password changed"),
    SESSIONS_ENDED("sessions.ended", "Signed out everywhere"),
    KEY_MADE("key.made", "Key created"),
    KEY_ROTATED("key.rotated", "Key rotated"),
    KEY_REVOKED("key.revoked", "Key revoked"),
    WALL_LINK_MADE("wall-link.made", "Screen link created"),
    WALL_LINK_REVOKED("wall-link.revoked", "Screen link revoked"),
    PROMISE_CHANGED("promise.changed", "Promise page changed"),
    PROMISE_TAKEN_DOWN("promise.taken-down", "Public promise taken down"),
    HOOK_SAVED("hook.saved", "Hook saved"),
    HOOK_REMOVED("hook.removed", "Hook removed"),
    DELIVERIES_REPLAYED("deliveries.replayed", "Deliveries replayed"),
    COMPANY_NAMED("company.named", "Company name changed"),
    ZONE_CHOSEN("zone.chosen", "Time zone chosen"),
    BACKUP_MADE("backup.made", "Backup created");

    private final String code;
    private final String title;

    AuditAction(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /** The code as stored and sent: {@code key.made}. */
    public String code() {
        return code;
    }

    /** The title as displayed. */
    public String title() {
        return title;
    }

    /** The title in the list of filters. */
    String filterTitle() {
        return titleOf(true, true);
    }

    /** The title for one entry; a part of the mission is added, changed or removed. */
    String titleOf(boolean wasThere, boolean isThere) {
        return switch (this) {
            case CLAUSE_CHANGED, MEASURE_CHANGED, TARGET_CHANGED, NOT_MEASURED_CHANGED ->
                title + (!wasThere ? " added" : isThere ? " changed" : " removed");
            default -> title;
        };
    }

    /** The action with this code; empty if there is none. */
    public static Optional<AuditAction> of(String code) {
        return Arrays.stream(values())
                .filter(auditAction -> auditAction.code.equals(code))
                .findFirst();
    }
}
