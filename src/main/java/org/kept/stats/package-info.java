/**
 * What a number is worth: intervals around a reading, process limits and signals over a series of readings, and what may be
 * said of teams, changes and the week to come. {@code kpi} calls it for the interval of a reading; {@code trend} and
 * {@code scorecard} call it with a whole series. It takes plain numbers and gives plain numbers: it never reads a clock, a
 * database or a setting, and knows nothing of KPIs, weeks or people, so that it can be lifted out and used elsewhere. Each choice
 * and its source is in {@code docs/statistics.md}.
 */
@NullMarked
package org.kept.stats;

import org.jspecify.annotations.NullMarked;
