package org.kept.action;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.ui.PageUrl;

/** The place at which an action is raised, as in the URL of its form. */
public class ActionPlace {

    @RestQuery("clause")
    @Nullable
    String clause;

    @RestQuery("kpi")
    @Nullable
    String kpi;

    @RestQuery("team")
    @Nullable
    String team;

    @RestQuery("week")
    @Nullable
    String week;

    @RestQuery("alert")
    @Nullable
    String alert;

    @RestQuery("source")
    @Nullable
    String source;

    @RestQuery("event")
    @Nullable
    String event;

    @Nullable
    String clause() {
        return clause;
    }

    @Nullable
    String kpi() {
        return kpi;
    }

    @Nullable
    String team() {
        return team;
    }

    /** The same address for the form that raises the action. */
    String href(String path) {
        return PageUrl.of(path)
                .with("clause", clause)
                .with("kpi", kpi)
                .with("team", team)
                .with("week", week)
                .with("alert", alert)
                .with("source", source)
                .with("event", event)
                .href();
    }

    ActionDocument.OriginDocument origin() {
        return new ActionDocument.OriginDocument(kind().code(), week, alert, source, event);
    }

    private ActionOrigin.OriginKind kind() {
        if (event != null) {
            return ActionOrigin.OriginKind.COMMENT;
        }
        if (alert != null) {
            return ActionOrigin.OriginKind.ALERT;
        }
        if (kpi != null) {
            return ActionOrigin.OriginKind.ROW;
        }
        return clause == null ? ActionOrigin.OriginKind.IDEA : ActionOrigin.OriginKind.CLAUSE;
    }
}
