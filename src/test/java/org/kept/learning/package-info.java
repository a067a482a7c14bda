/** Tests of what people have learned. */
@NullMarked
package org.kept.learning;

import org.jspecify.annotations.NullMarked;
