/**
 * What tests share: the database they run on, and the rules the whole code keeps.
 *
 * <p>Every feature's tests lie in the feature's own package.
 */
@NullMarked
package org.kept;

import org.jspecify.annotations.NullMarked;
