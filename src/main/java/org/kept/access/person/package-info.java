/** Storage of people and their passwords: rows, input checks, password policy and hashing. */
@NullMarked
package org.kept.access.person;

import org.jspecify.annotations.NullMarked;
