/**
 * The last complete week of every KPI in the OpenMetrics format, for tools that scrape it.
 */
@NullMarked
package org.kept.openmetrics;

import org.jspecify.annotations.NullMarked;
