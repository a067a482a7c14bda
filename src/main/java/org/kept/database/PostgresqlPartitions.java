package org.kept.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hash partitions, by id, of the events and their revisions on PostgreSQL. See {@code docs/decisions/0011-partitions.md}.
 *
 * <p>New tables are filled beside those in use, a bounded number of rows in each transaction and in the order of the
 * primary key. From the beginning, triggers write every change to both. A copied row never replaces one that a trigger
 * wrote. A delete waits for the copy of a step, which could otherwise write a deleted row again. At the end the new
 * tables take the names of the others in one transaction.
 */
public final class PostgresqlPartitions {

    /** More make every statement without an id slower, for nothing. */
    public static final int MOST = 256;

    /** Rows copied in a transaction: some tenths of a second. */
    public static final int STEP = 5_000;

    private static final List<String> TABLES = List.of("event", "event_revision");

    private static final String NEXT = "_partitioned";
    private static final String REPLACED = "_replaced";

    /** An advisory lock: exclusive for a step, shared for transactions that delete. */
    private static final String LOCK = "7738151096083935604";

    /** A deadlock, a serialisation failure, and a lock that was not free in time. */
    private static final Set<String> TRANSIENT = Set.of("40P01", "40001", "55P03");

    private static final int ATTEMPTS = 100;
    private static final int PAUSE_MILLIS = 1_000;

    private final Connection connection;
    private final int step;

    /**
     * How far a copy is.
     *
     * @param table the table that is being copied
     * @param copied rows copied so far
     * @param total about how many there are, as PostgreSQL estimates; 0 if it does not know
     */
    public record CopyProgress(String table, long copied, long total) {}

    /** For that connection, whose role owns the tables or may act as their owner. */
    public PostgresqlPartitions(Connection connection) {
        this(connection, STEP);
    }

    /** For steps of that many rows. */
    PostgresqlPartitions(Connection connection, int step) {
        this.connection = connection;
        this.step = step;
    }

    /** Whether that many partitions are possible; 1 is a table without partitions. */
    public static boolean isPossible(int partitions) {
        return partitions >= 1 && partitions <= MOST;
    }

    /** How many partitions the events have; 1 if they are in one table. */
    public int count() throws SQLException {
        return Math.max(
                1, Integer.parseInt(text("select count(*) from pg_inherits where inhparent = 'event'::regclass")));
    }

    /** Whether Citus may have distributed the tables, which does the same over servers. */
    public boolean isDistributed() throws SQLException {
        return CitusExtension.isInPostgresql(connection);
    }

    /**
     * Gives empty tables that many partitions, in the transaction of the connection.
     *
     * @return whether they have as many now; otherwise there are events, and nothing has changed
     */
    boolean createIfEmpty(int partitions) throws SQLException {
        if (count() == partitions) {
            return true;
        }
        if (isDistributed() || hasRows()) {
            return false;
        }
        lockTables();
        // Another node may have done it meanwhile, or stored an event.
        if (count() != partitions) {
            if (hasRows()) {
                return false;
            }
            dropUnfinished();
            createTables(partitions);
            replaceTables();
        }
        return true;
    }

    /**
     * Moves events and revisions to tables with that many partitions, while others read and write. An interrupted move
     * goes on where it stopped. If they have that many already, an unfinished move to another number is given up.
     *
     * @param progress is told after each step
     * @return whether anything was moved
     */
    public boolean move(int partitions, Consumer<CopyProgress> progress) throws SQLException {
        connection.setAutoCommit(false);
        try {
            if (count() == partitions) {
                inTransaction(this::giveUp);
                return false;
            }
            inTransaction(() -> prepare(partitions));
            for (var table : TABLES) {
                copy(table, progress);
            }
            inTransaction(this::checkCopies);
            inTransaction(this::replaceLocked);
            return true;
        } finally {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private void giveUp() throws SQLException {
        actAsOwner();
        if (isUnfinished()) {
            endVacuum(TABLES);
            dropUnfinished();
        }
    }

    /** Drops what an unfinished move has copied, in the transaction of the connection; the tables in use stay. */
    void dropUnfinished() throws SQLException {
        if (!isUnfinished()) {
            return;
        }
        for (var table : TABLES) {
            for (var trigger : List.of("insert", "update", "delete", "lock")) {
                execute("drop trigger if exists partition_" + trigger + " on " + table);
            }
            execute("drop table if exists " + next(table));
        }
        dropAids();
    }

    private void prepare(int partitions) throws SQLException {
        actAsOwner();
        if (isUnfinished()
                && text("select max(partitions) from partition_progress").equals(String.valueOf(partitions))) {
            return;
        }
        endVacuum(TABLES);
        dropUnfinished();
        createTables(partitions);
        execute("create table partition_progress (name text primary key, partitions integer not null,"
                + " last_key text[], copied bigint not null, is_complete boolean not null)");
        execute("create function partition_lock() returns trigger language plpgsql as $$ begin"
                + " perform pg_advisory_xact_lock_shared(" + LOCK + "); return null; end $$");
        for (var table : TABLES) {
            execute("insert into partition_progress values ('" + table + "', " + partitions + ", null, 0, false)");
            createTriggers(table);
        }
    }

    private void createTables(int partitions) throws SQLException {
        for (var table : TABLES) {
            execute("create table " + next(table) + " (like " + table + " including all)"
                    + (partitions == 1 ? "" : " partition by hash (id)"));
            for (var each = 0; partitions > 1 && each < partitions; each++) {
                execute(String.format(
                        Locale.ROOT,
                        "create table %s_of%d_%d partition of %s for values with (modulus %d, remainder %d)",
                        table,
                        partitions,
                        each,
                        next(table),
                        partitions,
                        each));
            }
        }
    }

    private void createTriggers(String table) throws SQLException {
        var columns = columns(table);
        var key = key(table);
        var isSameKey = key.stream().map(each -> "p." + each + " = o." + each).collect(Collectors.joining(" and "));
        var others = columns.stream()
                .filter(each -> !key.contains(each))
                .map(each -> each + " = excluded." + each)
                .collect(Collectors.joining(", "));
        // With the rights of the owner, because the service's role may have none on the new table yet.
        execute("create function " + writer(table)
                + "() returns trigger language plpgsql security definer set search_path = "
                + text("select quote_ident(current_schema())")
                + ", pg_temp as $$ begin if tg_op = 'DELETE' then delete from "
                + next(table) + " p using old_rows o where " + isSameKey + "; else insert into " + next(table) + " ("
                + list(columns) + ") select " + list(columns) + " from new_rows on conflict (" + list(key)
                + ") do update set " + others + "; end if; return null; end $$");
        for (var change : List.of("insert", "update", "delete")) {
            var rows = change.equals("delete") ? "old table as old_rows" : "new table as new_rows";
            execute("create trigger partition_" + change + " after " + change + " on " + table + " referencing " + rows
                    + " for each statement execute function " + writer(table) + "()");
        }
        execute("create trigger partition_lock before delete on " + table
                + " for each statement execute function partition_lock()");
    }

    private void copy(String table, Consumer<CopyProgress> progress) throws SQLException {
        var total = Long.parseLong(text("select coalesce(sum(greatest(reltuples, 0)), 0)::bigint from pg_class where"
                + " relkind = 'r' and (oid = '" + table + "'::regclass or oid in (select inhrelid from pg_inherits"
                + " where inhparent = '" + table + "'::regclass))"));
        connection.commit();
        var of = "from partition_progress where name = '" + table + "'";
        while (text("select is_complete::text " + of).equals("false")) {
            inTransaction(() -> copyStep(table));
            progress.accept(new CopyProgress(table, Long.parseLong(text("select copied " + of)), total));
            // Between two steps no transaction is open, so that nothing waits for this one.
            connection.commit();
        }
        connection.commit();
    }

    private void copyStep(String table) throws SQLException {
        execute("set local lock_timeout = '10s'");
        actAsOwner();
        // The statement that copies comes after this lock, so it sees every delete that has been committed.
        execute("select pg_advisory_xact_lock(" + LOCK + ")");
        var columns = list(columns(table));
        var key = key(table);
        var after = lastKey(table);
        var beginning = "";
        if (!after.isEmpty()) {
            beginning = " where (" + list(key) + ") > ("
                    + keyTypes(table).stream()
                            .map(type -> "cast(? as " + type + ")")
                            .collect(Collectors.joining(", "))
                    + ")";
        }
        var sql = "with batch as materialized (select " + columns + " from " + table + beginning + " order by "
                + list(key)
                + " limit " + step + "), written as (insert into " + next(table) + " (" + columns + ") select "
                + columns
                + " from batch on conflict do nothing), ending as (select array["
                + key.stream().map(each -> each + "::text").collect(Collectors.joining(", "))
                + "] as last_key from batch order by "
                + key.stream().map(each -> each + " desc").collect(Collectors.joining(", "))
                + " limit 1), counted as (select count(*) as n from batch) update partition_progress set"
                + " last_key = coalesce((select last_key from ending), last_key), copied = copied + n, is_complete = n < "
                + step + " from counted where name = '" + table + "'";
        try (var statement = connection.prepareStatement(sql)) {
            for (var each = 0; each < after.size(); each++) {
                statement.setString(each + 1, after.get(each));
            }
            statement.executeUpdate();
        }
    }

    /** The key after which the next step begins; empty at the beginning. Keeps another process from the same step. */
    private List<String> lastKey(String table) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select last_key from partition_progress where name = '" + table + "' for update")) {
            try (var row = statement.executeQuery()) {
                row.next();
                Array key = row.getArray(1);
                return key == null ? List.of() : List.of((String[]) key.getArray());
            }
        }
    }

    /** Counts both in one statement, which sees both as they were at one moment. */
    private void checkCopies() throws SQLException {
        actAsOwner();
        for (var table : TABLES) {
            var missing =
                    text("select (select count(*) from " + table + ") - (select count(*) from " + next(table) + ")");
            if (!missing.equals("0")) {
                throw new SQLException("the copy of " + table + " lacks " + missing + " rows");
            }
            execute("analyze " + next(table));
        }
    }

    private void replaceLocked() throws SQLException {
        actAsOwner();
        endVacuum(Stream.concat(TABLES.stream(), TABLES.stream().map(PostgresqlPartitions::next))
                .toList());
        lockTables();
        replaceTables();
        dropAids();
    }

    /**
     * Takes a lock that lets all others read and write, and keeps vacuum away until the transaction ends. Autovacuum gives
     * way after a second. If the lock that stops all others came first, they would wait that long too.
     */
    private void endVacuum(List<String> tables) throws SQLException {
        execute("set local lock_timeout = '5s'");
        execute("lock table " + list(tables) + " in share update exclusive mode");
        execute("set local lock_timeout = '1s'");
    }

    private void lockTables() throws SQLException {
        execute("lock table " + list(TABLES) + " in access exclusive mode");
    }

    /** Lets the new tables take names, rights and views of the others, which are dropped with their triggers. */
    private void replaceTables() throws SQLException {
        var names = TABLES.stream().map(each -> "'" + each + "'::regclass").collect(Collectors.joining(", "));
        var views = texts("select distinct format('create or replace view %s%s as %s', c.oid::regclass,"
                + " coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', ''), pg_get_viewdef(c.oid))"
                + " from pg_depend d join pg_rewrite r on r.oid = d.objid and d.classid = 'pg_rewrite'::regclass"
                + " join pg_class c on c.oid = r.ev_class and c.relkind = 'v'"
                + " where d.refclassid = 'pg_class'::regclass and d.refobjid in (" + names + ")");
        var later = new ArrayList<String>();
        for (var table : TABLES) {
            var old = table + REPLACED;
            execute("alter table " + table + " rename to " + old);
            execute("alter table " + next(table) + " rename to " + table);
            later.addAll(texts("select format('grant %s on " + table + " to %s', a.privilege_type,"
                    + " case when a.grantee = 0 then 'public' else a.grantee::regrole::text end"
                    + " || case when a.is_grantable then ' with grant option' else '' end)"
                    + " from pg_class c cross join lateral aclexplode(c.relacl) a where c.oid = '" + old
                    + "'::regclass"));
            later.addAll(texts("select format('alter index %s rename to %I', n.indexrelid::regclass, c.relname)"
                    + " from pg_index o join pg_class c on c.oid = o.indexrelid join pg_index n"
                    + " on n.indrelid = '" + table + "'::regclass and n.indisunique = o.indisunique"
                    + " and substring(pg_get_indexdef(n.indexrelid) from ' USING .*')"
                    + " = substring(pg_get_indexdef(o.indexrelid) from ' USING .*')"
                    + " where o.indrelid = '" + old + "'::regclass"));
        }
        for (var view : views) {
            execute(view);
        }
        for (var table : TABLES) {
            execute("drop table " + table + REPLACED);
        }
        for (var each : later) {
            execute(each);
        }
    }

    private void dropAids() throws SQLException {
        for (var table : TABLES) {
            execute("drop function if exists " + writer(table) + "()");
        }
        execute("drop function if exists partition_lock()");
        execute("drop table if exists partition_progress");
    }

    /** Has the new tables belong to the owner of those in use. */
    private void actAsOwner() throws SQLException {
        execute("set local role " + text("select relowner::regrole from pg_class where oid = 'event'::regclass"));
    }

    private boolean isUnfinished() throws SQLException {
        return text("select (to_regclass('partition_progress') is not null)::text")
                .equals("true");
    }

    private boolean hasRows() throws SQLException {
        return text("select (exists (select from event) or exists (select from event_revision))::text")
                .equals("true");
    }

    private List<String> columns(String table) throws SQLException {
        return texts("select quote_ident(attname) from pg_attribute where attrelid = '" + table
                + "'::regclass and attnum > 0 and not attisdropped order by attnum");
    }

    private List<String> key(String table) throws SQLException {
        return ofKey("quote_ident(a.attname)", table);
    }

    private List<String> keyTypes(String table) throws SQLException {
        return ofKey("format_type(a.atttypid, null)", table);
    }

    private List<String> ofKey(String what, String table) throws SQLException {
        return texts("select " + what + " from pg_index i cross join lateral unnest(i.indkey) with ordinality"
                + " as k (attnum, place) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum"
                + " where i.indisprimary and i.indrelid = '" + table + "'::regclass order by k.place");
    }

    private static String next(String table) {
        return table + NEXT;
    }

    private static String writer(String table) {
        return "partition_" + table + "_write";
    }

    private static String list(List<String> names) {
        return String.join(", ", names);
    }

    /** Commits the work; after a conflict, or a lock that was not free, it is tried again. */
    private void inTransaction(TransactionStep work) throws SQLException {
        for (var attempt = 1; ; attempt++) {
            try {
                work.run();
                connection.commit();
                return;
            } catch (SQLException e) {
                connection.rollback();
                if (!TRANSIENT.contains(String.valueOf(e.getSQLState())) || attempt == ATTEMPTS) {
                    throw e;
                }
            }
            pause();
        }
    }

    private static void pause() throws SQLException {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        }
    }

    private interface TransactionStep {
        void run() throws SQLException;
    }

    private String text(String sql) throws SQLException {
        return texts(sql).get(0);
    }

    private List<String> texts(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
