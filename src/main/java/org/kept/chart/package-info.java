/**
 * Charts as coordinates: a series goes in, a record comes out that a template writes as SVG. Pure functions, without a
 * browser or database.
 */
@NullMarked
package org.kept.chart;

import org.jspecify.annotations.NullMarked;
