/**
 * Many weeks drawn: one KPI over time, with its limits, target and what happened.
 *
 * <p>{@link org.kept.trend.Trends} answers the page and the API alike. Nothing here decides what a signal is.
 */
@NullMarked
package org.kept.trend;

import org.jspecify.annotations.NullMarked;
