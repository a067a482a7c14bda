/** The look of the company on its promise page: colours that can be read, and a logo that is an image. */
@NullMarked
package org.kept.promise.brand;

import org.jspecify.annotations.NullMarked;
