/** Imports over REST. */
@NullMarked
package org.kept.imports.http;

import org.jspecify.annotations.NullMarked;
