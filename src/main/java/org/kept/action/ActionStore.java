package org.kept.action;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.kept.database.EntityQueries;
import org.kept.ingest.Event;

/** Actions in the database. */
@ApplicationScoped
class ActionStore implements PanacheRepositoryBase<ActionRow, UUID> {

    static final int MAX_ROWS = 1_000;

    private final EntityQueries queries;

    ActionStore(EntityQueries queries) {
        this.queries = queries;
    }

    /** Actions in this state, newest first, up to 1,000. */
    List<Action> in(ActionState state) {
        return read("from ActionRow where state = ?1 order by raised desc, id", state.code());
    }

    /** All actions, newest first, up to 1,000. */
    List<Action> newest() {
        return read("from ActionRow order by raised desc, id");
    }

    /** Agreed actions that were due before this day, the longest overdue first, up to 1,000. */
    List<Action> overdue(LocalDate today) {
        return read("from ActionRow where state = ?1 and due < ?2 order by due, id", ActionState.AGREED.code(), today);
    }

    /** Done actions, latest first, up to 1,000. */
    List<Action> done() {
        return read("from ActionRow where state = ?1 order by closedOn desc, raised desc, id", ActionState.DONE.code());
    }

    /** The actions that were raised from the comment of this event, newest first. */
    List<Action> raisedFrom(Event.EventKey comment) {
        return read(
                "from ActionRow where commentSource = ?1 and commentId = ?2 order by raised desc, id",
                comment.source(),
                comment.id());
    }

    private List<Action> read(String query, Object... parameters) {
        return queries.list(ActionRow.class, MAX_ROWS, query, parameters).stream()
                .map(ActionRow::action)
                .toList();
    }

    Optional<Action> action(UUID id) {
        return queries.list(ActionRow.class, 1, "from ActionRow where id = ?1", id).stream()
                .map(ActionRow::action)
                .findFirst();
    }

    /** The action, locked until the transaction ends, so that two people do not both close it. */
    Optional<Action> lock(UUID id) {
        // Native SQL instead of a lock mode, which H2 does not support in the form that Hibernate writes for
        // PostgreSQL.
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery("select * from action_item where id = :id for update", ActionRow.class)
                .setParameter("id", id)
                .uniqueResultOptional()
                .map(ActionRow::action);
    }

    void add(Action action) {
        var row = new ActionRow();
        row.id = action.id();
        row.set(action);
        persistAndFlush(row);
    }

    /** Stores the action in place of what it was; it must be {@linkplain #lock locked}. */
    void replace(Action action) {
        findById(action.id()).set(action);
        flush();
    }

    /** Every action, read within the transaction; for an erasure, which is rare. */
    List<Action> all() {
        return listAll().stream().map(ActionRow::action).toList();
    }

    /** The ids of the actions that were raised from the comment of this event. */
    List<UUID> from(Event.EventKey comment) {
        return find("commentSource = ?1 and commentId = ?2", comment.source(), comment.id()).stream()
                .map(row -> row.id)
                .toList();
    }
}
