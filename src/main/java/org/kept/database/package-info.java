/**
 * Which database Kept runs on, and how the one artifact reaches either.
 *
 * <p>Everybody who writes SQL asks {@link org.kept.database.Database}; nobody else knows that there are two. Entities that pages
 * read are asked for by {@link org.kept.database.EntityQueries}, which reads from a replica where there is one.
 */
@NullMarked
package org.kept.database;

import org.jspecify.annotations.NullMarked;
