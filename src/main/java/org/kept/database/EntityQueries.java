package org.kept.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.SessionFactory;

/**
 * Entity queries on the connection of {@link Database#with}: that of the running transaction, or the replica's in a
 * read session.
 *
 * <p>For stores that pages read. A Panache repository always asks the primary, and returns entities that its session
 * has read before. These queries return the current rows, and need neither a transaction nor a request. Entities must
 * not be {@code @Immutable}: Quarkus makes Hibernate look for those in a cache that a stateless session lacks.
 */
@ApplicationScoped
public class EntityQueries {

    private final Database database;
    private final SessionFactory sessions;

    EntityQueries(Database database, SessionFactory sessions) {
        this.database = database;
        this.sessions = sessions;
    }

    /**
     * The matching entities.
     *
     * @param limit the maximum number
     * @param query in HQL, with the parameters as {@code ?1}, {@code ?2} and so on
     */
    public <T> List<T> list(Class<T> entity, int limit, String query, Object... parameters) {
        return database.with(connection -> on(connection, entity, limit, query, parameters));
    }

    /** All matching entities. */
    public <T> List<T> list(Class<T> entity, String query, Object... parameters) {
        return list(entity, Integer.MAX_VALUE, query, parameters);
    }

    private <T> List<T> on(Connection connection, Class<T> entity, int limit, String hql, Object... parameters)
            throws SQLException {
        try (var session =
                sessions.withStatelessOptions().connection(connection).openStatelessSession()) {
            var query = session.createSelectionQuery(hql, entity);
            if (limit < Integer.MAX_VALUE) {
                query.setMaxResults(limit);
            }
            for (var index = 0; index < parameters.length; index++) {
                query.setParameter(index + 1, parameters[index]);
            }
            return List.copyOf(query.getResultList());
        } catch (PersistenceException e) {
            // Database recognises a failed replica by its SQL error.
            throw DatabaseException.sqlCause(e).orElseThrow(() -> e);
        }
    }
}
