/** Axis scales, SVG paths and label spacing: arithmetic on coordinates, independent of pages. */
@NullMarked
package org.kept.chart.geometry;

import org.jspecify.annotations.NullMarked;
