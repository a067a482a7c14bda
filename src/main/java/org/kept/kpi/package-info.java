/**
 * Catalogue of KPIs and event types, and the arithmetic from sums to a reading.
 *
 * <p>One rule: a KPI is sums, divided late. A {@link org.kept.kpi.Tally} contains sums; a {@link org.kept.kpi.Formula}
 * takes its numerator and denominator from them; the result is a {@link org.kept.kpi.Reading}, present with its sample
 * and interval, or absent with a reason. An entry of {@link org.kept.kpi.Catalogue} or {@link org.kept.kpi.EventType}
 * has every text and rule about a KPI or a type; other packages read them there. Nothing here averages, stores or adds
 * up a rate. Pure: no clock, no framework, no database.
 */
@NullMarked
package org.kept.kpi;

import org.jspecify.annotations.NullMarked;
