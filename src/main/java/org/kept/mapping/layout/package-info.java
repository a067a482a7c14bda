/**
 * Layouts of tables of KPIs: periods in rows or in columns, or a row for each figure.
 *
 * <p>{@link org.kept.mapping.layout.KpiTableLayout} finds the layout of a table and reads its figures,
 * {@link org.kept.mapping.layout.KpiColumn} reads their headings and values.
 */
@NullMarked
package org.kept.mapping.layout;

import org.jspecify.annotations.NullMarked;
