/**
 * The catalogue: what each KPI is, and how sums become a reading.
 *
 * <p>One law: a KPI is sums, divided late. A {@link org.kept.kpi.Tally} holds sums; a {@link org.kept.kpi.Formula} says
 * which of them go above and below the line; the answer is a {@link org.kept.kpi.Reading}, which is present with its
 * sample and interval, or absent with a reason. Nothing here averages, stores or adds up a rate. Pure: no clock, no
 * framework, no database.
 */
@NullMarked
package org.kept.kpi;

import org.jspecify.annotations.NullMarked;
