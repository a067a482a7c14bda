/** REST API of events, and request bodies read without blocking a thread. */
@NullMarked
package org.kept.ingest.http;

import org.jspecify.annotations.NullMarked;
