/**
 * Share links: one page, one week, and one team if wanted, for people without an account, until the link ends or is
 * revoked.
 *
 * <p>{@link org.kept.share.SharedPages} shows the page that a {@link org.kept.view.SharedPageSource} makes, without
 * anything that leads elsewhere.
 */
@NullMarked
package org.kept.share;

import org.jspecify.annotations.NullMarked;
