/** Authentication and authorisation of every request: mechanism, filters, error answers and response headers. */
@NullMarked
package org.kept.access.http;

import org.jspecify.annotations.NullMarked;
