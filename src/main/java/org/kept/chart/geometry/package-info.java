/** Axis scales, SVG paths and the spacing of labels: arithmetic on coordinates that knows no units and no pages. */
@NullMarked
package org.kept.chart.geometry;

import org.jspecify.annotations.NullMarked;
