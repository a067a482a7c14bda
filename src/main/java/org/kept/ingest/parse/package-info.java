/** Parsers of NDJSON, CSV and JSON bodies into records, and validation of each record as an event. */
@NullMarked
package org.kept.ingest.parse;

import org.jspecify.annotations.NullMarked;
