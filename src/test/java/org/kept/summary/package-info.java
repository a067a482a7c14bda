/**
 * What the whole run of tests comes to: {@link ClassTimes} and {@link StartCount} write it down while the tests run, in
 * {@code target/run}; {@link RunSummaryTest} reads it when all runs are over, prints it, and fails where it is too much.
 */
@NullMarked
package org.kept.summary;

import org.jspecify.annotations.NullMarked;
