/** Phrases, numbers, shares and time limits found in a text by the word lists of a language. */
@NullMarked
package org.kept.wording.phrase;

import org.jspecify.annotations.NullMarked;
