package org.kept.learning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Optional;
import org.kept.access.Permissions;
import org.kept.mission.MissionVersion;
import org.kept.ui.DateFormatter;
import org.kept.ui.PersonalNews;

/**
 * Tells each member what has changed in the mission, on whichever page they visit first, until they mark it as read.
 *
 * <p>Only that there is nothing to tell is remembered, for a minute: other nodes tell of a new version that much later,
 * and what was marked as read is not told again on any. So almost no page asks the database.
 */
@ApplicationScoped
class MissionNews implements PersonalNews {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MAX_READERS = 10_000;

    private final MissionReads missionReads;
    private final SecurityIdentity caller;
    private final Cache<String, Boolean> upToDate = Caffeine.newBuilder()
            .maximumSize(MAX_READERS)
            .expireAfterWrite(REMEMBERED)
            .build();

    MissionNews(MissionReads missionReads, SecurityIdentity caller) {
        this.missionReads = missionReads;
        this.caller = caller;
    }

    @Override
    public Optional<NewsItem> news() {
        if (!caller.hasRole(Permissions.VOICE)) {
            return Optional.empty();
        }
        var reader = caller.getPrincipal().getName();
        if (upToDate.getIfPresent(reader) != null) {
            return Optional.empty();
        }
        var unread = missionReads.unread(reader);
        if (unread.isEmpty()) {
            upToDate.put(reader, true);
        }
        return unread.map(MissionNews::item);
    }

    private static NewsItem item(MissionVersion version) {
        return new NewsItem(
                "The mission has changed: version " + version.number() + " is in effect from "
                        + DateFormatter.day(version.effectiveFrom()) + ".",
                "/mission/versions/" + version.number() + "/changes",
                "See what changed");
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) MissionVersion version) {
        upToDate.invalidateAll();
    }
}
