/**
 * Summary of all test runs. {@link ClassTimes} and {@link StartCount} write notes to {@code target/run} while tests
 * run; {@link RunSummaryTest} reads and prints them after all runs, and fails if the service was started too often.
 */
@NullMarked
package org.kept.summary;

import org.jspecify.annotations.NullMarked;
