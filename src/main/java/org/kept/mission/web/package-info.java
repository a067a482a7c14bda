/** Mission pages and REST API: the document, its versions, and where words and numbers do not meet. */
@NullMarked
package org.kept.mission.web;

import org.jspecify.annotations.NullMarked;
