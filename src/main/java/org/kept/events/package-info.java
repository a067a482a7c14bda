/** Events listed on pages and over REST: the newest, those behind a number, and one event with its revisions. */
@NullMarked
package org.kept.events;

import org.jspecify.annotations.NullMarked;
