package org.kept.table.xlsx;

/**
 * Limits within which a workbook is read.
 *
 * @param unpackedBytes total size of all parts
 * @param sharedTextBytes size of the part with the shared texts, which is kept in memory
 * @param rows rows of one sheet
 * @param columns columns of one sheet
 * @param cellLength characters of one cell or formula
 * @param merges merged ranges of one sheet
 */
public record XlsxLimits(long unpackedBytes, long sharedTextBytes, int rows, int columns, int cellLength, int merges) {

    /** Excel's own limits for rows and cells, and lower ones where memory is at risk. */
    public static final XlsxLimits DEFAULT = new XlsxLimits(1L << 30, 64L << 20, 1_048_576, 1_000, 32_767, 10_000);
}
