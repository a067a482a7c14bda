package org.kept.ingest;

/** An arrival and what came of looking at it. */
record Candidate(Arrival arrival, Checked checked) {}
