/**
 * Requests to KPI pages: one set of parameters, parsed in one place and written back as addresses. Also the formatters,
 * narratives and chart windows that these pages share.
 *
 * <p>{@link org.kept.view.KpiViewParser} turns a {@link org.kept.view.KpiViewQuery} into a {@link
 * org.kept.view.KpiViewRequest}, for pages and the REST API alike. {@link org.kept.view.KpiView} defines how the pages
 * differ. Of a KPI's data, only the weeks that have any are read here.
 */
@NullMarked
package org.kept.view;

import org.jspecify.annotations.NullMarked;
