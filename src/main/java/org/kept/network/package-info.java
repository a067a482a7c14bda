/** Outgoing requests: which addresses belong to the public internet. */
@NullMarked
package org.kept.network;

import org.jspecify.annotations.NullMarked;
