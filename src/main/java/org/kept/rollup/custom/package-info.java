/** Custom KPIs and guarantees: their definitions, stored versions, and what they count in each week. */
@NullMarked
package org.kept.rollup.custom;

import org.jspecify.annotations.NullMarked;
