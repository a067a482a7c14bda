/** Sign-in pages, by password or with the company's OpenID Connect provider. */
@NullMarked
package org.kept.access.login;

import org.jspecify.annotations.NullMarked;
