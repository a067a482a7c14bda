package org.kept.mapping.preview;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.mapping.SourceColumns;
import org.kept.mapping.SourceRecord;
import org.kept.table.DecimalMark;

/**
 * The records of a sample.
 *
 * @param columns the columns of a table; null of payloads
 * @param decimal the decimal mark that its numbers prove; null if they prove none
 * @param complete whether all of its records are here
 */
record SampleRecords(
        List<SourceRecord> records,
        @Nullable SourceColumns columns,
        @Nullable DecimalMark decimal,
        boolean complete) {}
