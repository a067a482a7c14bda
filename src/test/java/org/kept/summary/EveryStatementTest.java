package org.kept.summary;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks that every statement in the code ran on both databases. It runs last, on its own. A statement for one database
 * is in a method or class named after it, such as {@code lockH2} beside {@code lockPostgresql}.
 */
class EveryStatementTest {

    private static final Set<String> STATEMENT_METHODS = Set.of("prepareStatement", "prepareCall", "createStatement");
    private static final JavaClasses CODE = new ClassFileImporter().importPath(Path.of("target", "classes"));

    /**
     * Code that runs beside the service: {@code BackupTest} reads back what the backup wrote, and every packaged service
     * reads its zone before it starts.
     */
    private static final Set<String> ONLY_PACKAGED =
            Set.of("org.kept.operate.H2Backup", "org.kept.operate.ZoneSetting");

    /** The word that marks code for the other database. */
    private static final Map<Run, String> OTHER_DATABASE = Map.of(Run.H2, "postgresql", Run.POSTGRESQL, "h2");

    @ParameterizedTest
    @EnumSource(
            value = Run.class,
            names = {"H2", "POSTGRESQL"})
    void everyStatementIsReached(Run run) {
        var reached = reached(run);
        var missing = new TreeMap<String, String>();
        calls().filter(call -> isFor(run, call) && !reached.contains(place(call)))
                .forEach(call -> missing.put(place(call), call.getOrigin().getName()));
        assertThat(reached).as("places reached on %s", run).hasSizeGreaterThan(100);
        assertThat(missing).as("never reached on %s", run).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Run.class,
            names = {"H2", "POSTGRESQL"})
    void everyRepositoryIsReached(Run run) {
        var reached = reached(run).stream()
                .map(place -> place.substring(0, place.indexOf(':')))
                .collect(toCollection(TreeSet::new));
        assertThat(CODE.stream()
                        .filter(type -> type.isAssignableTo(PanacheRepositoryBase.class))
                        .map(JavaClass::getName))
                .as("repositories reached on %s", run)
                .isNotEmpty()
                .allMatch(reached::contains);
    }

    private static Set<String> reached(Run run) {
        return run.read(Run.Note.STATEMENTS).stream().map(each -> each.get(0)).collect(toCollection(TreeSet::new));
    }

    private static boolean isFor(Run run, JavaMethodCall call) {
        Predicate<String> isForOther =
                name -> name.toLowerCase(Locale.ROOT).contains(String.valueOf(OTHER_DATABASE.get(run)));
        return !isForOther.test(call.getOrigin().getName())
                && !isForOther.test(call.getOriginOwner().getSimpleName());
    }

    private static Stream<JavaMethodCall> calls() {
        return CODE.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isEquivalentTo(Connection.class))
                .filter(call -> !ONLY_PACKAGED.contains(call.getOriginOwner().getName()))
                .filter(call -> STATEMENT_METHODS.contains(call.getTarget().getName()));
    }

    private static String place(JavaMethodCall call) {
        return call.getOriginOwner().getName() + ":" + call.getLineNumber();
    }
}
