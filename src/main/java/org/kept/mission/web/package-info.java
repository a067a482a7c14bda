/** Mission pages and REST API: the document, its versions, and its coverage by KPIs. */
@NullMarked
package org.kept.mission.web;

import org.jspecify.annotations.NullMarked;
