/**
 * Signals and normal variation: a KPI's history with its process limits, notes by people, and the verdicts that
 * {@link org.kept.signal.Judge} gives.
 *
 * <p>The scorecard and the trend ask {@link org.kept.signal.KpiCharts}. Limits are reset only where a person begins a
 * {@link org.kept.signal.Phase}. Nothing is calculated here: the mathematics is {@link org.kept.stats}.
 */
@NullMarked
package org.kept.signal;

import org.jspecify.annotations.NullMarked;
