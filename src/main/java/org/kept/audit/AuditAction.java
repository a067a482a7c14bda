package org.kept.audit;

import java.util.Arrays;
import java.util.List;
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
    CALENDAR_SAVED("calendar.saved", "Calendar saved"),
    CALENDAR_REMOVED("calendar.removed", "Calendar removed"),
    EVENT_TYPE_DEFINED("event-type.defined", "Event type defined"),
    EVENT_TYPE_REMOVED("event-type.removed", "Event type removed"),
    MAPPING_SAVED("mapping.saved", "Mapping saved"),
    MAPPING_DELETED("mapping.deleted", "Mapping deleted"),
    PHASE_BEGUN("phase.begun", "Limits reset"),
    PHASE_REMOVED("phase.removed", "Reset of limits removed"),
    NOTE_ADDED("note.added", "Note added"),
    NOTE_REMOVED("note.removed", "Note removed"),
    EXCLUSION_ADDED("exclusion.added", "Exclusion added"),
    EXCLUSION_ENDED("exclusion.ended", "Exclusion ended"),
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
    WEBHOOK_SAVED("webhook.saved", "Webhook saved"),
    WEBHOOK_REMOVED("webhook.removed", "Webhook removed"),
    WEBHOOK_PAUSED("webhook.paused", "Webhook paused"),
    WEBHOOK_RESUMED("webhook.resumed", "Webhook resumed"),
    WEBHOOK_DELIVERY_REPEATED("webhook-delivery.repeated", "Delivery sent again"),
    ALERT_ACKNOWLEDGED("alert.acknowledged", "Alert acknowledged"),
    QUIET_HOURS_SET("quiet-hours.set", "Quiet hours changed"),
    SUBSCRIPTION_ADDED("subscription.added", "Subscription added"),
    SUBSCRIPTION_REMOVED("subscription.removed", "Subscription removed"),
    WEEK_COMMENTED("week.commented", "Comment on a week saved"),
    WEEK_PUBLISHED("week.published", "Week published"),
    WEEK_RESTATED("week.restated", "Causes of restatements recorded"),
    SHARE_MADE("share.made", "Share link created"),
    SHARE_REVOKED("share.revoked", "Share link revoked"),
    ACTION_RAISED("action.raised", "Action raised"),
    ACTION_AGREED("action.agreed", "Action agreed"),
    ACTION_CHANGED("action.changed", "Action changed"),
    ACTION_CLOSED("action.closed", "Action closed"),
    RECOGNITION_GIVEN("recognition.given", "Recognition given"),
    RECOGNITION_REMOVED("recognition.removed", "Recognition removed"),
    BEHAVIOUR_LEARNED("behaviour.learned", "Behaviour learned"),
    BEHAVIOUR_NOT_LEARNED("behaviour.not-learned", "Behaviour no longer learned"),
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

    static List<String> codes() {
        return Arrays.stream(values()).map(AuditAction::code).toList();
    }

    /** The action with this code; empty if there is none. */
    public static Optional<AuditAction> of(String code) {
        return Arrays.stream(values())
                .filter(auditAction -> auditAction.code.equals(code))
                .findFirst();
    }
}
