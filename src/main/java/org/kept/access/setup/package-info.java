/** First start of an installation: the set-up link, its page, and the administrator from the environment. */
@NullMarked
package org.kept.access.setup;

import org.jspecify.annotations.NullMarked;
