package org.kept.summary;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.database.H2OrPostgresDriver;

/** The JDBC driver under test, which records each place in the code that creates a statement, once. */
public final class RecordingDriver implements Driver {

    private static final Set<String> STATEMENT_METHODS = Set.of("prepareStatement", "prepareCall", "createStatement");
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();
    private static final StackWalker STACK = StackWalker.getInstance();

    private final H2OrPostgresDriver driver = new H2OrPostgresDriver();

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        var connection = driver.connect(url, info);
        return connection == null
                ? null
                : (Connection) Proxy.newProxyInstance(
                        RecordingDriver.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> invoke(connection, method, arguments));
    }

    private static @Nullable Object invoke(Connection connection, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (STATEMENT_METHODS.contains(method.getName())) {
            write();
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static void write() {
        STACK.walk(frames ->
                        frames.filter(each -> isOfKept(each.getClassName())).findFirst())
                .map(each -> each.getClassName() + ":" + each.getLineNumber())
                .filter(SEEN::add)
                .ifPresent(place -> Run.current().write(Run.Note.STATEMENTS, place));
    }

    /** Whether the class is Kept code that creates its own statement, not one that passes on a caller's. */
    private static boolean isOfKept(String type) {
        return type.startsWith("org.kept.")
                && !type.startsWith(RecordingDriver.class.getPackageName() + ".")
                && !type.equals(Database.class.getName());
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return driver.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return driver.getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return driver.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return driver.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return driver.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(RecordingDriver.class.getName());
    }
}
