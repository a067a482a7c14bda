package org.kept.sample;

import org.kept.ingest.Receipt;

/** The sample company is all there; fired asynchronously. */
record SampleLoaded(SampleRequestStore.SampleRequest wish, Receipt receipt) {}
