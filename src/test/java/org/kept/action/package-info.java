/** Tests of actions. */
@NullMarked
package org.kept.action;

import org.jspecify.annotations.NullMarked;
