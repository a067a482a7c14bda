/**
 * Database access: connections, transactions, read sessions, and one artifact for H2 and PostgreSQL.
 *
 * <p>All SQL goes through {@link org.kept.database.Database}; only code with SQL knows that there are two databases.
 * Entities that pages read are queried by {@link org.kept.database.EntityQueries}, which reads from a replica if there
 * is one.
 */
@NullMarked
package org.kept.database;

import org.jspecify.annotations.NullMarked;
