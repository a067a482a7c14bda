/**
 * Requests to the pages of a KPI: one set of parameters, read in one place and written back as addresses.
 *
 * <p>{@link org.kept.view.KpiViewParser} makes a {@link org.kept.view.KpiViewRequest} of a {@link
 * org.kept.view.KpiViewQuery}, for pages and for the REST API alike. What differs between the pages is said by {@link
 * org.kept.view.KpiView}. Data of a KPI is not read here, except for the weeks in which there is any.
 */
@NullMarked
package org.kept.view;

import org.jspecify.annotations.NullMarked;
