/** API keys: creation, rotation, look-up, limits and rate limits, over REST and on a page. */
@NullMarked
package org.kept.access.keys;

import org.jspecify.annotations.NullMarked;
