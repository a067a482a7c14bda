/** Erasure of a customer's identity from events and earlier revisions, in steps that can be resumed. */
@NullMarked
package org.kept.ingest.erase;

import org.jspecify.annotations.NullMarked;
