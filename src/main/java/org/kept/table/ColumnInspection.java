package org.kept.table;

import java.util.List;

/**
 * One column of an inspected file.
 *
 * @param name its heading, made unique; {@code Column 3} where there is none; a JSON pointer for JSON
 * @param samples up to three different values
 */
public record ColumnInspection(String name, List<String> samples, ColumnType type) {}
