package org.kept.ingest.csv;

import java.util.List;

/**
 * One row of a CSV file.
 *
 * @param line its first line, from 1
 */
record CsvRow(long line, List<String> fields) {}
