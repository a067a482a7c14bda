/** The network that Kept calls out to: which addresses are those of the public internet. */
@NullMarked
package org.kept.network;

import org.jspecify.annotations.NullMarked;
