/**
 * Shared test support: the database, the service and the architecture rules.
 *
 * <p>Tests of a feature are in the package of the feature.
 */
@NullMarked
package org.kept;

import org.jspecify.annotations.NullMarked;
