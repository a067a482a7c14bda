package org.kept.view;

import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Period;
import org.kept.rollup.Slice;

/** A page that a share link can show to people without an account. */
public interface SharedPageSource {

    /** The code of the page: {@code scorecard}, {@code trend} or {@code why}. */
    String sharedPage();

    /**
     * The page of a week without forms, filters, single events, questions and names of other teams.
     *
     * @param kpi the code of the KPI; null for a page that is about none
     */
    TemplateInstance shared(Period week, @Nullable String kpi, Slice slice, DataScope dataScope);
}
