package org.kept;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableBean;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.kept.access.TestFirstStart;
import org.kept.database.Database;
import org.kept.summary.Run;

/** Resets the running service to the state after a first start: see {@link EmptyDatabase}. */
final class EmptyDatabaseExtension implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private record Started(StartupEvent event) implements EventContext<Object> {

        @Override
        public Object getEvent() {
            return event;
        }

        @Override
        public @Nullable EventMetadata getMetadata() {
            return null;
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        reset(wanted(context).value());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (wanted(context).beforeEach()) {
            reset(wanted(context).value());
        }
    }

    private static EmptyDatabase wanted(ExtensionContext context) {
        return context.getRequiredTestClass().getAnnotation(EmptyDatabase.class);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (Arc.container() != null) {
            reset(EmptyDatabase.FirstStart.ADMINISTRATOR);
        }
    }

    private static void reset(EmptyDatabase.FirstStart first) {
        if (Arc.container() == null) {
            throw new IllegalStateException("There is no service to empty: write @EmptyDatabase below @QuarkusTest");
        }
        var database = Arc.container().instance(Database.class).get();
        database.run(Tables::empty);
        destroyBeans();
        start(first);
    }

    /**
     * Destroys Kept's application-scoped beans so that they are created again on next use. {@code @Startup} beans stay:
     * they only publish the state of others as metrics.
     */
    private static void destroyBeans() {
        var context = Objects.requireNonNull(Arc.container().getActiveContext(ApplicationScoped.class));
        List.copyOf(context.getState().getContextualInstances().keySet()).stream()
                .filter(EmptyDatabaseExtension::isDestroyable)
                .forEach(context::destroy);
    }

    private static boolean isDestroyable(InjectableBean<?> bean) {
        var type = bean.getBeanClass();
        return isOfKept(type)
                && bean.getKind() == InjectableBean.Kind.CLASS
                && !type.isAnnotationPresent(Startup.class);
    }

    /** Runs Kept's start-up observers; Quarkus itself keeps running. */
    private static void start(EmptyDatabase.FirstStart first) {
        var event = new StartupEvent();
        Arc.container().beanManager().resolveObserverMethods((Object) event).stream()
                .filter(each -> isOfKept(each.getBeanClass()) && !TestFirstStart.standsInFor(each.getBeanClass()))
                .sorted(Comparator.comparingInt(ObserverMethod::getPriority))
                .forEach(each -> each.notify(new Started(event)));
        TestFirstStart.start(first);
    }

    private static boolean isOfKept(Class<?> type) {
        return type.getName().startsWith("org.kept.") && !type.getPackage().equals(Run.class.getPackage());
    }
}
