/**
 * Look and wording of every page: layout, tags, numbers, dates.
 *
 * <p>Every page calls it. It knows units and dates, but no KPI, mission or database. It learns about the visitor only
 * through {@link org.kept.ui.Visitor}.
 */
@NullMarked
package org.kept.ui;

import org.jspecify.annotations.NullMarked;
