/** REST API of KPIs, custom KPIs and rebuilds, and the names of teams and KPIs that {@code access} asks for. */
@NullMarked
package org.kept.rollup.web;

import org.jspecify.annotations.NullMarked;
