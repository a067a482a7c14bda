package org.kept.ingest.store;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.kept.document.NameText;
import org.kept.ingest.Event;
import org.kept.ingest.InputText;
import org.kept.ingest.store.SourceNameStore.NameKind;
import org.kept.ingest.store.SourceNameStore.SourceName;
import org.kept.ingest.store.SourceNameStore.UsedNames;
import org.kept.problem.InputError;

/**
 * Limit on the teams and channels that one source may use: each combination costs rows in every table of numbers,
 * permanently.
 *
 * <p>Known names are cached, so that an event costs no query. Other nodes write names too, so an unknown name is looked
 * up in the database; the cache contains only committed names. Writers do not wait for each other: names stored at the
 * same moment may exceed the limit once, and get no warning about each other.
 */
@ApplicationScoped
class SourceNames {

    private static final int MAX_CACHED_SOURCES = 1000;

    private final SourceNameStore store;
    private final Map<NameKind, Integer> limits;
    private final Map<String, UsedNames> cache = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, UsedNames> eldest) {
            return size() > MAX_CACHED_SOURCES;
        }
    };

    SourceNames(
            SourceNameStore store,
            @ConfigProperty(name = "kept.ingest.max-teams") int maxTeams,
            @ConfigProperty(name = "kept.ingest.max-channels") int maxChannels) {
        this.store = store;
        this.limits = Map.of(NameKind.TEAM, maxTeams, NameKind.CHANNEL, maxChannels);
    }

    /** Runs early, so that no event is compared with names that are not yet folded. */
    void fold(@Observes @Priority(1) StartupEvent started) {
        store.fold();
    }

    /** Starts the check of events that are stored together. */
    NameCheck check(Collection<Event> events) {
        var unknown = unknown(events);
        var known = new HashMap<String, UsedNames>();
        unknown.forEach(each -> known.computeIfAbsent(each.source(), this::reload));
        unknown.removeIf(
                each -> known.getOrDefault(each.source(), UsedNames.NONE).contains(each));
        return new NameCheck(known, unknown);
    }

    /** Stores the names of stored events, in the same transaction. */
    void insert(Collection<Event> events) {
        store.insert(unknown(events));
    }

    private Set<SourceName> unknown(Collection<Event> events) {
        var unknown = new HashSet<SourceName>();
        synchronized (cache) {
            for (var event : events) {
                var used = cache.getOrDefault(event.key().source(), UsedNames.NONE);
                if (!used.containAll(event)) {
                    SourceName.of(event).filter(each -> !used.contains(each)).forEach(unknown::add);
                }
            }
        }
        return unknown;
    }

    private UsedNames reload(String source) {
        var names = store.find(source);
        synchronized (cache) {
            cache.put(source, names);
        }
        return names;
    }

    /** Check of the new names in events that are stored together. */
    final class NameCheck {

        /** The stored names of sources with unknown names; the cache may have evicted some meanwhile. */
        private final Map<String, UsedNames> known;

        private final Set<SourceName> unknown;
        private final Map<SourceName, String> variants = new HashMap<>();
        private final Set<SourceName> admitted = new HashSet<>();

        private NameCheck(Map<String, UsedNames> known, Set<SourceName> unknown) {
            this.known = known;
            this.unknown = unknown;
        }

        /** The errors of an event with a new name above the limit; without errors, its new names are admitted. */
        List<InputError> admit(Event event) {
            if (unknown.isEmpty()) {
                return List.of();
            }
            var news = SourceName.of(event)
                    .filter(each -> unknown.contains(each) && !admitted.contains(each))
                    .toList();
            var errors =
                    news.stream().filter(this::isTooMany).map(this::tooMany).toList();
            if (errors.isEmpty()) {
                admitted.addAll(news);
            }
            return errors;
        }

        /** The warnings about new names that differ only in case from others. */
        List<InputError> warnings(Event event) {
            if (unknown.isEmpty()) {
                return List.of();
            }
            var warnings = new ArrayList<InputError>();
            SourceName.of(event).filter(unknown::contains).forEach(each -> {
                var variant = variants.computeIfAbsent(each, this::variant);
                if (!variant.isEmpty()) {
                    warnings.add(differsInCase(each, variant));
                }
            });
            return List.copyOf(warnings);
        }

        /** Another name, of these events or of any source, that differs only in case; empty if there is none. */
        private String variant(SourceName name) {
            return admitted.stream()
                    .filter(other -> isCaseVariant(name, other))
                    .map(SourceName::name)
                    .findFirst()
                    .or(() -> store.findCaseVariant(name))
                    .orElse("");
        }

        private boolean isTooMany(SourceName name) {
            var used = known.getOrDefault(name.source(), UsedNames.NONE).of(name.kind());
            var others = admitted.stream()
                    .filter(each -> each.kind() == name.kind() && each.source().equals(name.source()))
                    .count();
            return used.size() + others >= limits.getOrDefault(name.kind(), 0);
        }

        private InputError tooMany(SourceName name) {
            var kind = name.kind().code();
            return InputError.at(
                    "/" + kind,
                    kind + ".limit",
                    "'" + InputText.excerpt(name.name()) + "' would be a new " + kind
                            + ", but a source may use at most " + limits.get(name.kind()) + ". Send a known " + kind
                            + ", or ask the operator of Kept to raise KEPT_INGEST_MAX_" + name.kind() + "S.");
        }

        private static InputError differsInCase(SourceName name, String variant) {
            var kind = name.kind().code();
            return InputError.at(
                    "/" + kind,
                    kind + ".case",
                    "'" + InputText.excerpt(name.name()) + "' is a new " + kind + " that differs only in case from '"
                            + InputText.excerpt(variant) + "'. They are counted separately.");
        }

        private static boolean isCaseVariant(SourceName one, SourceName other) {
            return one.kind() == other.kind()
                    && !one.name().equals(other.name())
                    && NameText.caseFolded(one.name()).equals(NameText.caseFolded(other.name()));
        }
    }
}
