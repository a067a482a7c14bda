/**
 * Answers of the REST API as tables: CSV and XLSX with one row of field names, and values in full precision.
 *
 * <p>A route hands its JSON view to {@link org.kept.download.Downloads}, and says which rows of it make the table.
 */
@NullMarked
package org.kept.download;

import org.jspecify.annotations.NullMarked;
