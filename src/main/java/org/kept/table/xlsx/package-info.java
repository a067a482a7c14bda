/**
 * Excel workbooks ({@code .xlsx}) as rows of text cells.
 *
 * <p>{@link org.kept.table.xlsx.XlsxWorkbook} first runs {@link org.kept.table.xlsx.XlsxCheck} over the whole file, so
 * that the library gets no file that could fill the memory or take hours.
 */
@NullMarked
package org.kept.table.xlsx;

import org.jspecify.annotations.NullMarked;
