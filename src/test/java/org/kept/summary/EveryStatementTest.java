package org.kept.summary;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs last, by itself: every place of the code that asks for a statement did so on both databases. */
class EveryStatementTest {

    private static final Set<String> ASKING = Set.of("prepareStatement", "prepareCall", "createStatement");
    private static final JavaClasses CODE = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @ParameterizedTest
    @EnumSource(
            value = Run.class,
            names = {"H2", "POSTGRESQL"})
    void everyPlaceThatAsksForAStatementWasReached(Run run) {
        var reached =
                run.read(Run.Note.STATEMENTS).stream().map(each -> each.get(0)).collect(toCollection(TreeSet::new));
        var missing = new TreeMap<String, String>();
        calls().filter(call -> !reached.contains(place(call)))
                .forEach(call -> missing.put(place(call), call.getOrigin().getFullName()));
        assertThat(missing).as("never reached on %s", run).isEmpty();
    }

    @Test
    void everyStatementThatH2WasAskedForPostgresqlWasToo() {
        var missing = new TreeSet<>(texts(Run.H2));
        missing.removeAll(texts(Run.POSTGRESQL));
        assertThat(missing).as("statements that only H2 was asked for").isEmpty();
    }

    private static Set<String> texts(Run run) {
        return run.read(Run.Note.STATEMENTS).stream()
                .filter(each -> CODE.contain(type(each.get(0))))
                .map(each -> type(each.get(0)) + ": " + each.get(1))
                .collect(toCollection(TreeSet::new));
    }

    private static String type(String place) {
        return place.substring(0, place.indexOf(':'));
    }

    private static Stream<JavaMethodCall> calls() {
        return CODE.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isEquivalentTo(Connection.class))
                .filter(call -> ASKING.contains(call.getTarget().getName()));
    }

    private static String place(JavaMethodCall call) {
        return call.getOriginOwner().getName() + ":" + call.getLineNumber();
    }
}
