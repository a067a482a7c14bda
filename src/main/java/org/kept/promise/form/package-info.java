/** The promise page in other forms than pages: badges, feed, JSON and QR code. */
@NullMarked
package org.kept.promise.form;

import org.jspecify.annotations.NullMarked;
