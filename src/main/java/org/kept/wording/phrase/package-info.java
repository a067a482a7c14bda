/** Search for phrases, numbers, shares and time limits in a text, with the word lists of a language. */
@NullMarked
package org.kept.wording.phrase;

import org.jspecify.annotations.NullMarked;
