package org.kept.promise;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kept.database.ReadSession;
import org.kept.problem.DatabaseOutage;
import org.kept.promise.model.PublicPromise;

/**
 * Cache of the promise page on this node, read again at most once a minute. Rendered documents are kept until their
 * content changes. While the database is away, the last edition is served.
 */
@ApplicationScoped
class PromiseEditions {

    private static final Logger LOG = Logger.getLogger(PromiseEditions.class);

    /** Maximum number of documents of one edition; beyond it, all are dropped, because someone varies the host. */
    private static final int MAX_DOCUMENTS = 500;

    private static final int ONLY = 1;

    /**
     * The page as read at one time.
     *
     * @param promise null if the page is off, or if no mission is in effect
     */
    private record Edition(
            @Nullable PublicPromise promise,
            PromiseSettings settings,
            ConcurrentMap<PromiseForm.Wanted, PromiseDocument> documents) {

        /** Whether the document is known not to exist. */
        boolean isMissing(PromiseForm.Wanted wanted) {
            return switch (wanted.form()) {
                case ROBOTS -> false;
                case LOGO -> promise == null || settings.logo() == null;
                case CLAUSE_BADGE ->
                    promise == null
                            || promise.clauses().stream()
                                    .noneMatch(clause -> clause.code().equals(wanted.clause()));
                default -> promise == null;
            };
        }

        /** Whether every document of the other edition would be the same. */
        boolean isLike(Edition other) {
            return Objects.equals(promise, other.promise) && settings.looksLike(other.settings);
        }
    }

    private final PromiseStore store;
    private final PublicPromiseBuilder builder;
    private final PromiseRenderer renderer;
    private final ReadSession reads;
    private final @Nullable LoadingCache<Integer, Edition> editions;
    private volatile @Nullable Edition last;

    PromiseEditions(
            PromiseStore store,
            PublicPromiseBuilder builder,
            PromiseRenderer renderer,
            ReadSession reads,
            PromiseConfig config) {
        this.store = store;
        this.builder = builder;
        this.renderer = renderer;
        this.reads = reads;
        this.editions = config.maxAge().isZero() ? null : cache(config.maxAge());
    }

    private LoadingCache<Integer, Edition> cache(Duration maxAge) {
        return Caffeine.newBuilder()
                .refreshAfterWrite(maxAge.dividedBy(2))
                .expireAfterWrite(maxAge)
                .build(id -> read());
    }

    /** The cached document; null if it must be read or rendered. */
    @Nullable
    PromiseDocument ready(PromiseForm.Wanted wanted) {
        var edition = editions == null ? null : editions.getIfPresent(ONLY);
        if (edition == null) {
            return null;
        }
        return edition.isMissing(wanted)
                ? PromiseDocument.MISSING
                : edition.documents().get(wanted);
    }

    /** The document; {@link PromiseDocument#MISSING} if there is none. */
    PromiseDocument load(PromiseForm.Wanted wanted) {
        var edition = editions == null ? read() : editions.get(ONLY);
        if (edition.isMissing(wanted)) {
            return PromiseDocument.MISSING;
        }
        var known = edition.documents().get(wanted);
        if (known != null) {
            return known;
        }
        var document = render(edition, wanted);
        if (edition.documents().size() >= MAX_DOCUMENTS) {
            edition.documents().clear();
        }
        edition.documents().put(wanted, document);
        return document;
    }

    private PromiseDocument render(Edition edition, PromiseForm.Wanted wanted) {
        var promise = edition.promise();
        if (wanted.form() == PromiseForm.ROBOTS) {
            return PromiseRenderer.robots(promise != null);
        }
        return promise == null
                ? PromiseDocument.MISSING
                : renderer.render(promise, edition.settings(), wanted, PromiseRenderer.PUBLIC_LOGO);
    }

    /** Makes the next request read the page again; other nodes follow within a minute. */
    void invalidate() {
        if (editions != null) {
            editions.invalidateAll();
        }
    }

    private Edition read() {
        try {
            var fresh = reads.during(() -> {
                var settings = store.find();
                return new Edition(
                        settings.shown() ? builder.promise(settings).orElse(null) : null,
                        settings,
                        new ConcurrentHashMap<>());
            });
            var before = last;
            var edition = before != null && fresh.isLike(before) ? before : fresh;
            last = edition;
            return edition;
        } catch (RuntimeException e) {
            var before = last;
            if (before == null || !DatabaseOutage.isOutage(e)) {
                throw e;
            }
            LOG.warnf("Promise page served as last read: %s", e.getMessage());
            return before;
        }
    }
}
