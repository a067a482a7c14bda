package org.kept.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.SessionFactory;

/**
 * Queries of entities on the connection that {@link Database#with} gives: that of the running transaction, or the
 * replica's while a page is read.
 *
 * <p>For stores that pages read. A Panache repository always asks the primary, and answers again what its session has
 * read before; these queries answer what the database holds now, and need neither a transaction nor a request. The
 * entities must not be {@code @Immutable}: Quarkus has Hibernate look for those in a cache that a stateless session lacks.
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
     * The entities that match.
     *
     * @param most how many at the most
     * @param query in HQL, with the parameters as {@code ?1}, {@code ?2} and so on
     */
    public <T> List<T> list(Class<T> entity, int most, String query, Object... parameters) {
        return database.with(connection -> on(connection, entity, most, query, parameters));
    }

    /** All entities that match. */
    public <T> List<T> list(Class<T> entity, String query, Object... parameters) {
        return list(entity, Integer.MAX_VALUE, query, parameters);
    }

    private <T> List<T> on(Connection connection, Class<T> entity, int most, String hql, Object... parameters)
            throws SQLException {
        try (var session =
                sessions.withStatelessOptions().connection(connection).openStatelessSession()) {
            var query = session.createSelectionQuery(hql, entity);
            if (most < Integer.MAX_VALUE) {
                query.setMaxResults(most);
            }
            for (var place = 0; place < parameters.length; place++) {
                query.setParameter(place + 1, parameters[place]);
            }
            return List.copyOf(query.getResultList());
        } catch (PersistenceException e) {
            // Database tells by the SQL error what a replica failed to answer.
            throw DatabaseException.sql(e).orElseThrow(() -> e);
        }
    }
}
