package org.kept.promise;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.promise.brand.BrandColours;
import org.kept.promise.brand.LogoImage;

/**
 * The settings of the promise page.
 *
 * @param shown whether the page is on
 * @param clauses the codes of the public clauses, each with the time since which people have seen it there; empty if
 *     only administrators have
 * @param colours the colours of the company
 * @param frames the origins that may show the page in a frame; empty for none
 * @param logo null without one
 */
record PromiseSettings(
        boolean shown,
        Map<String, Optional<Instant>> clauses,
        BrandColours colours,
        List<String> frames,
        @Nullable LogoImage logo) {

    /** The default settings. */
    static final PromiseSettings NONE = new PromiseSettings(false, Map.of(), BrandColours.NONE, List.of(), null);

    PromiseSettings {
        clauses = Map.copyOf(clauses);
        frames = List.copyOf(frames);
    }

    /** The codes of the public clauses. */
    Set<String> codes() {
        return clauses.keySet();
    }

    /** Whether people have seen the clause on the page. */
    boolean wasShown(String code) {
        return clauses.getOrDefault(code, Optional.empty()).isPresent();
    }

    /** Whether pages with these settings look like those with the others. */
    boolean looksLike(PromiseSettings other) {
        return colours.equals(other.colours)
                && frames.equals(other.frames)
                && (logo == null ? other.logo == null : logo.isSame(other.logo));
    }
}
