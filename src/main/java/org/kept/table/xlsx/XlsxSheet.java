package org.kept.table.xlsx;

/**
 * A sheet of a workbook.
 *
 * @param name as its tab shows it
 * @param hidden whether Excel does not show its tab
 * @param merged whether cells are merged in it
 */
public record XlsxSheet(String name, boolean hidden, boolean merged) {}
