/** Content of the promise page and verdicts of months, as values. */
@NullMarked
package org.kept.promise.model;

import org.jspecify.annotations.NullMarked;
