package org.kept.access.setup;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.kept.access.Installation;
import org.kept.ui.Banner;

/**
 * The reporting time zone as the set-up asks for it.
 *
 * <p>The choice is stored in the database and takes effect with the next start, because everything that counts reads
 * the zone once. {@code KEPT_ZONE} overrides it.
 */
@ApplicationScoped
public class ZoneChoice implements Banner {

    private final Installation installation;
    private final Config config;
    private final ZoneId running;

    ZoneChoice(
            Installation installation,
            Config config,
            @ConfigProperty(name = Installation.ZONE_SETTING) ZoneId running) {
        this.installation = installation;
        this.config = config;
        this.running = running;
    }

    /** Stops a start in a zone other than the chosen one: it would recount all numbers. */
    void check(@Observes @Priority(1) StartupEvent started) {
        if (isPending() && !Installation.isZoneConfigured(config)) {
            throw new ConfigurationException("The time zone " + installation.zone()
                    + " was chosen in the set-up, but could not be read before the start. Start Kept again, or set"
                    + " KEPT_ZONE.");
        }
    }

    /** The zone set by the operator, which the set-up only shows; null if none is set. */
    @Nullable
    String configured() {
        return Installation.isZoneConfigured(config) ? running.getId() : null;
    }

    /** All zones to choose from, by name. */
    static List<String> all() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id ->
                        (id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/")) || id.equals("UTC"))
                .sorted()
                .toList();
    }

    /** The proposed zone: the one of this machine if it is a place, otherwise the default. */
    String proposal() {
        var machine = ZoneId.systemDefault().getId();
        return machine.contains("/") && all().contains(machine) ? machine : running.getId();
    }

    /** The zone to store; empty if the operator has set one, or there is none with this name. */
    Optional<ZoneId> accept(String name) {
        return configured() == null ? parse(name) : Optional.empty();
    }

    /** The zone with this name; empty if there is none to choose. */
    static Optional<ZoneId> parse(String name) {
        return all().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }

    @Override
    public @Nullable String message() {
        return isPending() && !Installation.isZoneConfigured(config)
                ? "Restart Kept to count weeks in " + installation.zone() + ". Until then they are counted in "
                        + running.getId() + "."
                : null;
    }

    private boolean isPending() {
        return !installation.zone().isEmpty() && !installation.zone().equals(running.getId());
    }
}
