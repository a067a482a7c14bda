/**
 * Signals and normal variation: a KPI's history with its process limits, and notes by people.
 *
 * <p>The scorecard and the trend ask {@link org.kept.signal.KpiCharts}. Limits are reset only where a person begins a
 * {@link org.kept.signal.Phase}. Nothing is calculated here: the mathematics is {@link org.kept.stats}.
 */
@NullMarked
package org.kept.signal;

import org.jspecify.annotations.NullMarked;
