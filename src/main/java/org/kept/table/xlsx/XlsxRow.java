package org.kept.table.xlsx;

import java.util.List;

/**
 * One row of a sheet.
 *
 * @param number row number in Excel, from 1
 * @param cells text of each cell from column A on; empty text for an empty cell
 */
public record XlsxRow(int number, List<String> cells) {}
