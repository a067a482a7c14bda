/** Mission documents in JSON or YAML: parsed with every fault named, and written in one canonical form. */
@NullMarked
package org.kept.mission.document;

import org.jspecify.annotations.NullMarked;
