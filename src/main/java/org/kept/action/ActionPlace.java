package org.kept.action;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.ui.PageUrl;

/** The place at which an action is raised, as the address of its form has it. */
public class ActionPlace {

    @RestQuery
    @Nullable
    String clause;

    @RestQuery
    @Nullable
    String kpi;

    @RestQuery
    @Nullable
    String team;

    @RestQuery
    @Nullable
    String week;

    @RestQuery
    @Nullable
    String alert;

    @RestQuery
    @Nullable
    String source;

    @RestQuery
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
