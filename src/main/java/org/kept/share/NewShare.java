package org.kept.share;

import java.time.Instant;

/** A valid request for a share link. */
record NewShare(ShareTarget target, Instant expires) {}
