/**
 * The sample company: Saltmarsh Books, a small mail-order bookshop with a phone desk, its mission and two years of
 * events.
 *
 * <p>A seeded generator creates it, ending at the current week; the events go through normal ingestion. It is requested
 * at set-up. Only the start-up check in {@code operate} tells it from other companies, by its sources.
 */
@NullMarked
package org.kept.sample;

import org.jspecify.annotations.NullMarked;
