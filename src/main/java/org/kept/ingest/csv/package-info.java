/**
 * CSV files as spreadsheets write them: one set of rules for each file, chosen or detected.
 *
 * <p>{@link org.kept.ingest.csv.CsvRecordParser} turns a body into records as it arrives.
 * {@link org.kept.ingest.csv.CsvInspection} shows beforehand how a whole file would be read.
 */
@NullMarked
package org.kept.ingest.csv;

import org.jspecify.annotations.NullMarked;
