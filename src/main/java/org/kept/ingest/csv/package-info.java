/**
 * CSV files as spreadsheets write them: rules that are chosen or found out, one set for a file.
 *
 * <p>{@link org.kept.ingest.csv.CsvRecordParser} makes records of a body as it arrives. {@link
 * org.kept.ingest.csv.CsvInspection} says beforehand how a whole file would be read.
 */
@NullMarked
package org.kept.ingest.csv;

import org.jspecify.annotations.NullMarked;
