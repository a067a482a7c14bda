package org.kept.access;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.kept.CompiledClasses;

/** The methods of all resources of the service, each of which has a {@link Route}; collected once. */
final class ResourceMethods {

    private static final List<Method> ALL = CompiledClasses.names().stream()
            .map(ResourceMethods::load)
            .filter(type -> !type.isInterface())
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(method -> !method.isSynthetic())
            .filter(method -> Route.of(method).findAny().isPresent())
            .toList();

    private ResourceMethods() {}

    static Stream<Method> all() {
        return ALL.stream();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
