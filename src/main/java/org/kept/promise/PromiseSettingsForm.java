package org.kept.promise;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The fields of the page that turns the promise page on. */
public class PromiseSettingsForm {

    @RestForm("on")
    @Nullable
    String on;

    @RestForm("clause")
    @Nullable
    List<String> clauses;

    @RestForm("light")
    @Nullable
    String light;

    @RestForm("dark")
    @Nullable
    String dark;

    @RestForm("frames")
    @Nullable
    String frames;

    boolean isOn() {
        return on != null;
    }

    Set<String> codes() {
        return new LinkedHashSet<>(clauses == null ? List.<String>of() : clauses);
    }

    String typedLight() {
        return Optional.ofNullable(light).orElse("").strip();
    }

    String typedDark() {
        return Optional.ofNullable(dark).orElse("").strip();
    }

    String typedFrames() {
        return Optional.ofNullable(frames).orElse("").strip();
    }

    /** The origins, one on each line. */
    Stream<String> origins() {
        return Arrays.stream(typedFrames().split("\\s+", -1)).filter(each -> !each.isEmpty());
    }
}
