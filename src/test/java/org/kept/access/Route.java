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
 * One address of the service with its method, and the words that open it.
 *
 * @param words those of {@code @RolesAllowed}; empty where it is open to everybody
 * @param takes the type of body it takes
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
                .map(verb -> new Route(verb.value(), pathOf(method), wordsOf(method), takesOf(method)));
    }

    boolean isOpen() {
        return words.isEmpty();
    }

    boolean reads() {
        return verb.equals("GET");
    }

    /** As a row of the table in {@code docs/access.md}. */
    String row() {
        var who = isOpen()
                ? "everybody"
                : words.stream().sorted().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
        return "| `" + verb + " " + path + "` | " + who + " |";
    }

    /** The address with something in the place of each parameter; what it names need not be there. */
    String address() {
        return PARAMETER.matcher(path).replaceAll(found -> {
            var name = found.group(1);
            return name.equals("id") && !path.contains("{source}")
                    ? UUID.randomUUID().toString()
                    : VALUES.getOrDefault(name, "x");
        });
    }

    private static String pathOf(Method method) {
        var whole = "/"
                + Stream.of(method.getDeclaringClass().getAnnotation(Path.class), method.getAnnotation(Path.class))
                        .filter(each -> each != null)
                        .map(each -> each.value().replaceAll("^/|/$", ""))
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.joining("/"));
        return PARAMETER.matcher(whole).replaceAll("{$1}");
    }

    private static Set<String> wordsOf(Method method) {
        var own = said(method::getAnnotation);
        var said = own == null ? said(method.getDeclaringClass()::getAnnotation) : own;
        return said == null ? Set.of("nobody says who") : said;
    }

    private static @Nullable Set<String> said(Function<Class<? extends Annotation>, @Nullable Annotation> on) {
        if (on.apply(RolesAllowed.class) instanceof RolesAllowed allowed) {
            return Set.of(allowed.value());
        }
        return on.apply(PermitAll.class) == null ? null : Set.of();
    }

    private static String takesOf(Method method) {
        return Stream.of(
                        method.getAnnotation(Consumes.class),
                        method.getDeclaringClass().getAnnotation(Consumes.class))
                .filter(each -> each != null)
                .flatMap(each -> List.of(each.value()).stream())
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON);
    }
}
