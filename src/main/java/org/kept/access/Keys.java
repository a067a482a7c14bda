package org.kept.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
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

    private static final Duration PROVEN = Duration.ofDays(1);
    private static final Duration BETWEEN_USES = Duration.ofMinutes(1);
    private static final String NOBODYS = Secrets.fingerprint("");

    private final ApiKeyStore store;
    private final Audit audit;
    private final Clock clock;
    private final Cache<String, Optional<Known>> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();
    private final Cache<String, Boolean> proven =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(PROVEN).build();

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
    public void revoke(String prefix) {
        QuarkusTransaction.joiningExisting().run(() -> {
            var row = held(prefix);
            if (row.revoked == null) {
                row.revoked = now();
                audit.record(Change.gone(Act.KEY_REVOKED, "key " + prefix, KeyTrail.lines(row.key())));
            }
        });
        known.invalidate(prefix);
    }

    /**
     * Makes a key like that one in its place, for as long as that one was made for; the old one holds until {@code
     * overlap} has passed, on other nodes up to half a minute longer.
     *
     * @param by the name of the caller
     * @throws Problem 404 where there never was such a key, 409 where it does not hold or is being replaced already
     */
    public Made rotate(String prefix, Duration overlap, String by) {
        var made = QuarkusTransaction.joiningExisting().call(() -> {
            var old = held(prefix);
            refuseRotation(old);
            var now = now();
            var next = keep(KeyText.random(), old.again(now), by, prefix);
            var before = KeyTrail.lines(old.key());
            old.replacedBy = next.key().prefix();
            old.expires = earlier(old.expires, now.plus(overlap));
            audit.record(Change.changed(Act.KEY_ROTATED, "key " + prefix, before, KeyTrail.lines(old.key())));
            return next;
        });
        known.invalidate(prefix);
        return made;
    }

    Made keep(KeyText text, NewKey wanted, String by) {
        return keep(text, wanted, by, null);
    }

    private Made keep(KeyText text, NewKey wanted, String by, @Nullable String replaces) {
        var row = new ApiKeyRow();
        row.prefix = text.prefix();
        row.hash = text.fingerprint();
        row.name = wanted.name();
        row.scopes(wanted.scopes());
        row.created = now();
        row.createdBy = by;
        row.expires = wanted.expires();
        row.limits = KeyLimit.of(wanted.reach());
        row.requestsPerMinute = wanted.requestsPerMinute();
        row.replaces = replaces;
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

    /** Whether a key of that prefix has been shown to hold on this node lately. */
    boolean hasHeld(String prefix) {
        return proven.getIfPresent(prefix) != null;
    }

    private ApiKeyRow held(String prefix) {
        var row = store.held(prefix);
        if (row == null) {
            throw Problem.notFound("There is no key with the prefix " + prefix + ".");
        }
        return row;
    }

    private void refuseRotation(ApiKeyRow old) {
        if (!old.key().holds(clock.instant())) {
            throw Problem.conflict("This key does not hold any more, so nothing can take its place: make a new one.");
        }
        if (old.replacedBy != null) {
            throw Problem.conflict(
                    "The key " + old.replacedBy + " takes the place of this one already. Rotate that one instead.");
        }
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one != null && one.isBefore(other) ? one : other;
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
        proven.put(key.prefix(), true);
        store.used(key.prefix(), now, now.minus(BETWEEN_USES));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
