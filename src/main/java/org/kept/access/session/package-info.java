/** Sessions of signed-in browsers: storage, cookie, start and end. */
@NullMarked
package org.kept.access.session;

import org.jspecify.annotations.NullMarked;
