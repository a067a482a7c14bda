package org.kept.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kept.mapping.value.ColumnPattern;

/**
 * Collects the rows of a record that are not adjacent, and returns the records in the order of their first rows.
 *
 * <p>Rows wait in a window, so that memory is bounded: rows of one record that are farther apart than the window become
 * two records. A row without a key is a record of its own.
 */
final class RecordFolder {

    /** Maximum number of waiting rows. */
    static final int WINDOW = 20_000;

    /** Maximum number of characters in waiting rows. */
    private static final long MAX_CHARACTERS = 32L * 1024 * 1024;

    private final ColumnPattern key;
    private final Map<String, List<SourceRecord>> waiting = new LinkedHashMap<>();
    private long rows;
    private long characters;

    RecordFolder(ColumnPattern key) {
        this.key = key;
    }

    /** Adds a row, and returns the records that are complete by now. */
    List<List<SourceRecord>> add(SourceRecord row) {
        var value = row.cell(key).strip();
        var name = value.isEmpty() ? "\u0000" + row.number() : value;
        waiting.computeIfAbsent(name, unused -> new ArrayList<>()).add(row);
        rows++;
        characters += length(row);
        var complete = new ArrayList<List<SourceRecord>>();
        while (rows > WINDOW || characters > MAX_CHARACTERS) {
            complete.add(removeFirst());
        }
        return complete;
    }

    private List<SourceRecord> removeFirst() {
        var records = waiting.values().iterator();
        var first = records.next();
        records.remove();
        rows -= first.size();
        characters -= first.stream().mapToLong(RecordFolder::length).sum();
        return first;
    }

    /** The records still waiting at the end of the file. */
    List<List<SourceRecord>> rest() {
        var rest = List.copyOf(waiting.values());
        waiting.clear();
        rows = 0;
        characters = 0;
        return rest;
    }

    private static long length(SourceRecord row) {
        return row.cells().stream().mapToLong(String::length).sum();
    }
}
