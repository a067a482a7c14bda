package org.kept.sample;

import org.kept.ingest.Receipt;

/** Fired asynchronously when the sample company is completely loaded. */
record SampleLoaded(SampleRequestStore.SampleRequest wish, Receipt receipt) {}
