package org.kept.figures;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;

/** The fields of the page of figures: a value and a sample for each KPI, and the button that was pressed. */
public class FiguresForm {

    /** Maximum number of rows to read; the page has fewer. */
    private static final int MAX_ROWS = 200;

    @RestForm("act")
    @Nullable
    String act;

    @RestForm("add")
    @Nullable
    String add;

    @RestForm("confirmed")
    @Nullable
    String confirmed;

    /** Whether the button with that name was pressed. */
    boolean isAct(String name) {
        return name.equals(act);
    }

    /** The codes of the KPIs on the page, with the added one. */
    Set<String> kpis() {
        var kpis = new LinkedHashSet<String>();
        values("kpi").stream().limit(MAX_ROWS).forEach(kpis::add);
        var added = Optional.ofNullable(add).orElse("").strip();
        if (isAct("add") && !added.isEmpty()) {
            kpis.add(added);
        }
        return kpis;
    }

    /** Digest of the confirmation that the person accepted; empty if none. */
    String confirmation() {
        return Optional.ofNullable(confirmed).orElse("");
    }

    /** The text of the cell with the value. */
    String value(String kpi) {
        return first("value-" + kpi);
    }

    /** The text of the cell with the sample. */
    String sample(String kpi) {
        return first("sample-" + kpi);
    }

    private static String first(String name) {
        return values(name).stream().findFirst().orElse("").strip();
    }

    private static List<String> values(String name) {
        var data = CurrentRequestManager.get().getFormData();
        var found = data == null ? null : data.get(name);
        return found == null
                ? List.of()
                : found.stream().map(each -> each.getValue()).toList();
    }
}
