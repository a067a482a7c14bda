package org.kept.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.kept.action.ActionService.ActionClosed;
import org.kept.action.ActionState;
import org.kept.alert.Alert;
import org.kept.alert.AlertChanged;
import org.kept.mission.MissionVersion;
import org.kept.outbox.Outbox;
import org.kept.scorecard.ClauseVerdict;
import org.kept.scorecard.ScorecardSummaries;
import org.kept.scorecard.WeekPublished;
import org.kept.ui.DateFormatter;

/** Makes news of what happens, and writes a delivery for each webhook that wants it, in the same transaction. */
@ApplicationScoped
class NewsObserver {

    private final WebhookStore webhooks;
    private final WebhookService service;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;

    NewsObserver(WebhookStore webhooks, WebhookService service, Outbox outbox, ObjectMapper json, Clock clock) {
        this.webhooks = webhooks;
        this.service = service;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    void alert(@Observes AlertChanged changed) {
        var alert = changed.alert();
        var because = alert.closedBecause();
        var condition = alert.condition();
        tell(
                changed.opened() ? NewsType.ALERT_OPENED : NewsType.ALERT_CLOSED,
                alert.id().toString(),
                changed.at(),
                (changed.opened() ? "" : "Closed: ") + condition.title(),
                because == null ? condition.detail() : because,
                alert.path(),
                data(alert),
                changed.notBefore());
    }

    private ObjectNode data(Alert alert) {
        var condition = alert.condition();
        var data = json.createObjectNode();
        data.put("alert", alert.id().toString())
                .put("kind", alert.kind().code())
                .put("state", alert.state().code())
                .put("opened", alert.opened().toString());
        put(data, "clause", condition.clause());
        put(data, "kpi", condition.kpi());
        put(data, "team", condition.team());
        put(data, "week", condition.week());
        if (!condition.signals().isEmpty()) {
            var signals = data.putArray("signals");
            condition.signals().forEach(run -> signals.addObject()
                    .put("rule", run.signal().code())
                    .put("from", run.from().code())
                    .put("words", run.words()));
        }
        var closed = alert.closed();
        put(data, "closed", closed == null ? null : closed.toString());
        return data;
    }

    private static void put(ObjectNode data, String member, @Nullable String value) {
        if (value != null) {
            data.put(member, value);
        }
    }

    void week(@Observes WeekPublished published) {
        var card = published.card();
        var week = published.week();
        var data = json.createObjectNode();
        data.put("week", week.code()).put("by", published.by()).put("digest", published.digest());
        card.mission().ifPresent(version -> data.put("missionVersion", version.number()));
        put(data, "comment", published.comment());
        var counts = data.putObject("promises");
        for (var verdict : ClauseVerdict.values()) {
            counts.put(verdict.code(), card.count(verdict));
        }
        var clauses = data.putArray("clauses");
        card.clauses().forEach(each -> clauses.addObject()
                .put("code", each.clause().code())
                .put("quote", each.clause().quote())
                .put("standing", each.standing().code()));
        var comment = published.comment();
        tell(
                NewsType.WEEK_PUBLISHED,
                week.code(),
                published.at(),
                "Published: " + DateFormatter.period(week),
                ScorecardSummaries.headline(card) + (comment == null || comment.isBlank() ? "" : "\n" + comment),
                "/scorecards/" + week.code(),
                data,
                null);
    }

    void mission(@Observes MissionVersion version) {
        var data = json.createObjectNode();
        data.put("version", version.number())
                .put("by", version.author())
                .put("effectiveFrom", version.effectiveFrom().toString())
                .put("statement", version.mission().statement());
        tell(
                NewsType.MISSION_PUBLISHED,
                String.valueOf(version.number()),
                version.created(),
                "Mission published: version " + version.number() + ", in effect from "
                        + DateFormatter.day(version.effectiveFrom()),
                version.mission().statement(),
                "/mission",
                data,
                null);
    }

    /** Without the words of the action: they may quote a customer, whose erasure does not reach what was sent. */
    void action(@Observes ActionClosed closed) {
        var action = closed.action();
        var data = json.createObjectNode();
        data.put("action", action.id().toString())
                .put("state", action.state().code())
                .put("origin", action.origin().kind().code());
        put(data, "clause", action.clause());
        put(data, "kpi", action.kpi());
        put(data, "team", action.team());
        tell(
                NewsType.ACTION_CLOSED,
                action.id().toString(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                action.state() == ActionState.DONE ? "Action done" : "Action dropped",
                "It came from " + action.origin().kind().words() + ".",
                "/actions/" + action.id(),
                data,
                null);
    }

    private void tell(
            NewsType type,
            String subject,
            Instant time,
            String title,
            String text,
            String path,
            ObjectNode data,
            @Nullable Instant notBefore) {
        var wanting = webhooks.all().stream()
                .filter(each -> each.types().contains(type))
                .toList();
        if (wanting.isEmpty()) {
            return;
        }
        var news = new News(type.code(), subject, time, title, text, path, data);
        outbox.add(wanting.stream()
                .map(each -> service.delivery(each, news, notBefore))
                .toList());
    }
}
