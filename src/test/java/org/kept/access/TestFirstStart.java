package org.kept.access;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.StartupEvent;
import java.util.Optional;
import org.kept.EmptyDatabase;
import org.kept.access.people.PersonService;
import org.kept.access.setup.FirstAdministratorConfig;
import org.kept.access.setup.FirstAdministratorSetUp;
import org.kept.access.setup.FirstStartSetUp;
import org.kept.access.setup.SetUpTokenStore;

/** Simulates a first start of the running service, with an environment chosen by the test. */
public final class TestFirstStart {

    private record Nobody() implements FirstAdministratorConfig {

        @Override
        public Optional<String> email() {
            return Optional.empty();
        }

        @Override
        public Optional<String> password() {
            return Optional.empty();
        }

        @Override
        public Optional<String> key() {
            return Optional.empty();
        }
    }

    private TestFirstStart() {}

    /** Whether this replaces the start-up observer of that class. */
    public static boolean standsInFor(Class<?> type) {
        return type == FirstStartSetUp.class;
    }

    /** Runs the first start with this environment. */
    public static void start(EmptyDatabase.FirstStart first) {
        var nobody = first == EmptyDatabase.FirstStart.NOBODY;
        new FirstStartSetUp(
                        nobody ? new Nobody() : bean(FirstAdministratorConfig.class),
                        bean(PersonService.class),
                        bean(FirstAdministratorSetUp.class),
                        bean(SetUpTokenStore.class),
                        bean(Installation.class),
                        bean(PublicAddress.class),
                        first == EmptyDatabase.FirstStart.SAMPLE,
                        "127.0.0.1",
                        8080)
                .started(new StartupEvent());
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
