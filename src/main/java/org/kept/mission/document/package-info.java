/** Mission documents in JSON or YAML: parsed with every fault reported, and written in canonical form. */
@NullMarked
package org.kept.mission.document;

import org.jspecify.annotations.NullMarked;
