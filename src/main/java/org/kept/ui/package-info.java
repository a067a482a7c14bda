/**
 * How everything looks and how every number is worded: layout, tags, charts.
 *
 * <p>Every page calls it. It knows units, dates and coordinates, but no KPI, no mission and no database; what it needs to
 * know about the person who looks, it is told through {@link org.kept.ui.Visitor}.
 */
@NullMarked
package org.kept.ui;

import org.jspecify.annotations.NullMarked;
