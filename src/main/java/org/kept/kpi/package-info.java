/**
 * The catalogue: what each KPI and each type of event is, and how sums become a reading.
 *
 * <p>One law: a KPI is sums, divided late. A {@link org.kept.kpi.Tally} holds sums; a {@link org.kept.kpi.Formula} says
 * which of them go above and below the line; the answer is a {@link org.kept.kpi.Reading}, which is present with its
 * sample and interval, or absent with a reason. An entry of {@link org.kept.kpi.Catalogue} or {@link
 * org.kept.kpi.EventType} holds all that is said of a KPI or a type anywhere; other packages read it. Nothing here
 * averages, stores or adds up a rate. Pure: no clock, no framework, no database.
 */
@NullMarked
package org.kept.kpi;

import org.jspecify.annotations.NullMarked;
