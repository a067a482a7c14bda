/** What the promise page says, and what became of a promise in a month. Values only; nothing is read here. */
@NullMarked
package org.kept.promise.model;

import org.jspecify.annotations.NullMarked;
