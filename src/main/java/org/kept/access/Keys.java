package org.kept.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.audit.Act;
import org.kept.audit.Audit;
import org.kept.audit.Change;
import org.kept.problem.Problem;

/** The API keys of the installation. */
@ApplicationScoped
public class Keys {

    /**
     * A key that was just made.
     *
     * @param secret the whole key as it is to be sent; this is the only time it is known
     */
    public record Made(String secret, Key key) {}

    private record Known(Key key, String hash) {}

    /** For so long another node may still take a key that was revoked. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private static final Duration BETWEEN_USES = Duration.ofMinutes(1);
    private static final String NOBODYS = Secrets.fingerprint("");

    private final ApiKeyStore store;
    private final Audit audit;
    private final Clock clock;
    private final Cache<String, Optional<Known>> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    Keys(ApiKeyStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes a key; {@code by} is the name of the caller. */
    @Transactional
    public Made make(NewKey wanted, String by) {
        return keep(KeyText.random(), wanted, by);
    }

    /** All keys, revoked ones too, the newest first. */
    @Transactional
    public List<Key> all() {
        return store.newestFirst().stream().map(ApiKeyRow::key).toList();
    }

    /**
     * Takes a key back: at once on this node, within half a minute on every other.
     *
     * @throws Problem 404 where there never was such a key
     */
    @Transactional
    public void revoke(String prefix) {
        var row = store.findById(prefix);
        if (row == null) {
            throw Problem.notFound("There is no key with the prefix " + prefix + ".");
        }
        if (row.revoked == null) {
            row.revoked = now();
            audit.record(Change.gone(Act.KEY_REVOKED, "key " + prefix, KeyTrail.lines(row.key())));
        }
        store.flush();
        known.invalidate(prefix);
    }

    Made keep(KeyText text, NewKey wanted, String by) {
        var row = new ApiKeyRow();
        row.prefix = text.prefix();
        row.hash = text.fingerprint();
        row.name = wanted.name();
        row.scopes(wanted.scopes());
        row.created = now();
        row.createdBy = by;
        row.expires = wanted.expires();
        store.persist(row);
        known.invalidate(text.prefix());
        audit.record(Change.made(Act.KEY_MADE, "key " + text.prefix(), KeyTrail.lines(row.key())));
        return new Made(text.reveal(), row.key());
    }

    /** The key that this is, if it is remembered and holds; empty says nothing: then {@link #open} knows. */
    Optional<Key> recall(KeyText text) {
        var remembered = known.getIfPresent(text.prefix());
        return remembered == null ? Optional.empty() : check(text, remembered);
    }

    /** The key that this is, where it is one and holds; looks into the database where it is not remembered. */
    @Transactional
    Optional<Key> open(KeyText text) {
        var remembered = known.getIfPresent(text.prefix());
        if (remembered != null) {
            return check(text, remembered);
        }
        var found = find(text.prefix());
        known.put(text.prefix(), found);
        var key = check(text, found);
        key.ifPresent(this::used);
        return key;
    }

    private Optional<Known> find(String prefix) {
        @Nullable ApiKeyRow row = store.findById(prefix);
        return row == null ? Optional.empty() : Optional.of(new Known(row.key(), row.hash));
    }

    /** Compares even where there is nothing to compare with, so that time does not tell which prefixes exist. */
    private Optional<Key> check(KeyText text, Optional<Known> found) {
        var matches = Secrets.same(text.fingerprint(), found.map(Known::hash).orElse(NOBODYS));
        return found.filter(k -> matches).map(Known::key).filter(k -> k.holds(clock.instant()));
    }

    private void used(Key key) {
        var now = clock.instant();
        store.used(key.prefix(), now, now.minus(BETWEEN_USES));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
