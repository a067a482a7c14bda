package org.kept.mapping.preview;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.mapping.SourceColumns;
import org.kept.mapping.SourceRecord;
import org.kept.table.DateOrder;
import org.kept.table.DecimalMark;

/**
 * The records of a sample.
 *
 * @param columns the columns of a table; null for payloads
 * @param decimal the decimal mark that its numbers show; null if they do not
 * @param dates the order of day and month that its dates show; null if they do not
 * @param complete whether these are all of its records
 */
record SampleRecords(
        List<SourceRecord> records,
        @Nullable SourceColumns columns,
        @Nullable DecimalMark decimal,
        @Nullable DateOrder dates,
        boolean complete) {}
