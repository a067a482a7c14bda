/**
 * Signal or noise: a KPI's history with its process limits, and what people noted about it.
 *
 * <p>The scorecard and the trend ask {@link org.kept.signal.KpiCharts}; limits begin anew only where a person began a {@link
 * org.kept.signal.Phase}. Nothing here computes: the mathematics is {@link org.kept.stats}.
 */
@NullMarked
package org.kept.signal;

import org.jspecify.annotations.NullMarked;
