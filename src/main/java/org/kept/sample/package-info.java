/**
 * The sample company: Saltmarsh Books, a small mail-order bookshop with a phone desk, two years of its weeks and its mission.
 *
 * <p>It is made up anew by a seeded generator that ends at the present week, and goes in by the same door as anybody's
 * events. Who sets the service up asks for it; nothing in it is special to the rest of the house.
 */
@NullMarked
package org.kept.sample;

import org.jspecify.annotations.NullMarked;
