/** Tests of recognitions. */
@NullMarked
package org.kept.recognition;

import org.jspecify.annotations.NullMarked;
