/**
 * One KPI over many weeks, with its limits, target and notes.
 *
 * <p>{@link org.kept.trend.Trends} serves both the page and the API. Nothing here decides what a signal is.
 */
@NullMarked
package org.kept.trend;

import org.jspecify.annotations.NullMarked;
