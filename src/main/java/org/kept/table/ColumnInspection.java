package org.kept.table;

import java.util.List;

/**
 * One column of an inspected file.
 *
 * @param name its heading, made unique; {@code Column 3} without one; a JSON pointer for JSON
 * @param samples up to three distinct values
 * @param repeats whether a value occurs in several of the first records
 */
public record ColumnInspection(String name, List<String> samples, ColumnType type, boolean repeats) {}
