package org.kept.access;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A route with its method and the {@code @RolesAllowed} values that may use it.
 *
 * @param words the {@code @RolesAllowed} values; empty if everyone may use it
 * @param takes the media type of its body
 */
record Route(String verb, String path, Set<String> words, String takes) {

    static final Comparator<Route> IN_ORDER = Comparator.comparing(Route::path).thenComparing(Route::verb);

    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*(\\w+)[^}]*}");
    private static final Map<String, String> VALUES =
            Map.of("kpi", "sla", "week", "last", "kind", "phases", "number", "1", "version", "1");

    static Route open(String path, String... words) {
        return new Route("GET", path, Set.of(words), MediaType.APPLICATION_JSON);
    }

    static Stream<Route> of(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
                .filter(each -> each != null)
                .map(verb -> new Route(verb.value(), fullPath(method), allRolesAllowed(method), mediaType(method)));
    }

    boolean isOpen() {
        return words.isEmpty();
    }

    boolean reads() {
        return verb.equals("GET");
    }

    /** The row for this route in {@code docs/access.md}. */
    String row() {
        var who = isOpen()
                ? "everyone"
                : words.stream().sorted().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
        return "| `" + verb + " " + path + "` | " + who + " |";
    }

    /** The path with a value for each parameter; the objects need not exist. */
    String address() {
        return PARAMETER.matcher(path).replaceAll(found -> {
            var name = found.group(1);
            return name.equals("id") && !path.contains("{source}")
                    ? UUID.randomUUID().toString()
                    : VALUES.getOrDefault(name, "x");
        });
    }

    private static String fullPath(Method method) {
        var whole = "/"
                + Stream.of(method.getDeclaringClass().getAnnotation(Path.class), method.getAnnotation(Path.class))
                        .filter(each -> each != null)
                        .map(each -> each.value().replaceAll("^/|/$", ""))
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.joining("/"));
        return PARAMETER.matcher(whole).replaceAll("{$1}");
    }

    private static Set<String> allRolesAllowed(Method method) {
        var onMethod = rolesAllowed(method::getAnnotation);
        var effective = onMethod == null ? rolesAllowed(method.getDeclaringClass()::getAnnotation) : onMethod;
        return effective == null ? Set.of("nobody says who") : effective;
    }

    private static @Nullable Set<String> rolesAllowed(Function<Class<? extends Annotation>, @Nullable Annotation> on) {
        if (on.apply(RolesAllowed.class) instanceof RolesAllowed allowed) {
            return Set.of(allowed.value());
        }
        return on.apply(PermitAll.class) == null ? null : Set.of();
    }

    private static String mediaType(Method method) {
        return Stream.of(
                        method.getAnnotation(Consumes.class),
                        method.getDeclaringClass().getAnnotation(Consumes.class))
                .filter(each -> each != null)
                .flatMap(each -> List.of(each.value()).stream())
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON);
    }
}
