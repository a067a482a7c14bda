package org.kept.request;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteTemplateTest {

    @SuppressWarnings({"UnusedMethod", "EffectivelyPrivate"}) // Read by reflection, not called.
    @Path("/things/")
    private static final class Things {

        public void all() {}

        @Path("{source}/{id}")
        public void one() {}
    }

    @SuppressWarnings({"UnusedMethod", "EffectivelyPrivate"})
    @Path("/")
    private static final class Start {

        public void start() {}

        @Path("login")
        public void login() {}
    }

    @Test
    void routesAreNamedByTheirTemplate() {
        Map.of("all", "/things", "one", "/things/{source}/{id}", "start", "/", "login", "/login")
                .forEach((method, route) -> assertThat(template(method)).isEqualTo(route));
    }

    private static String template(String name) {
        return Arrays.stream(new Class<?>[] {Things.class, Start.class})
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.getName().equals(name))
                .map(RouteTemplate::of)
                .findFirst()
                .orElseThrow();
    }
}
