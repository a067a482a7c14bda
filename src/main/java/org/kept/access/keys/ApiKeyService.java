package org.kept.access.keys;

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
import org.kept.access.SecretTokens;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.problem.Problem;

/** The API keys of the installation. */
@ApplicationScoped
public class ApiKeyService {

    /**
     * A key that was just made.
     *
     * @param secret the whole key as it is to be sent; this is the only time it is known
     */
    public record CreatedApiKey(String secret, ApiKey key) {}

    private record CachedApiKey(ApiKey key, String hash) {}

    /** For so long another node may still take a key that was revoked. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private static final Duration PROVEN = Duration.ofDays(1);
    private static final Duration BETWEEN_USES = Duration.ofMinutes(1);
    private static final String NOBODYS = SecretTokens.fingerprint("");

    private final ApiKeyStore store;
    private final Audit audit;
    private final Clock clock;
    private final Cache<String, Optional<CachedApiKey>> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();
    private final Cache<String, Boolean> proven =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(PROVEN).build();

    ApiKeyService(ApiKeyStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes a key; {@code by} is the name of the caller. */
    @Transactional
    public CreatedApiKey make(NewApiKey wanted, String by) {
        return keep(ApiKeyToken.random(), wanted, by);
    }

    /** All keys, revoked ones too, the newest first. */
    @Transactional
    public List<ApiKey> all() {
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
                audit.record(AuditChange.removed(
                        AuditAction.KEY_REVOKED, "key " + prefix, ApiKeyAuditText.lines(row.key())));
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
    public CreatedApiKey rotate(String prefix, Duration overlap, String by) {
        var made = QuarkusTransaction.joiningExisting().call(() -> {
            var old = held(prefix);
            refuseRotation(old);
            var now = now();
            var next = keep(ApiKeyToken.random(), old.again(now), by, prefix);
            var before = ApiKeyAuditText.lines(old.key());
            old.replacedBy = next.key().prefix();
            old.expires = earlier(old.expires, now.plus(overlap));
            audit.record(AuditChange.changed(
                    AuditAction.KEY_ROTATED, "key " + prefix, before, ApiKeyAuditText.lines(old.key())));
            return next;
        });
        known.invalidate(prefix);
        return made;
    }

    public CreatedApiKey keep(ApiKeyToken text, NewApiKey wanted, String by) {
        return keep(text, wanted, by, null);
    }

    private CreatedApiKey keep(ApiKeyToken text, NewApiKey wanted, String by, @Nullable String replaces) {
        var row = new ApiKeyRow();
        row.prefix = text.prefix();
        row.hash = text.fingerprint();
        row.name = wanted.name();
        row.scopes(wanted.scopes());
        row.created = now();
        row.createdBy = by;
        row.expires = wanted.expires();
        row.limits = ApiKeyLimit.of(wanted.reach());
        row.requestsPerMinute = wanted.requestsPerMinute();
        row.replaces = replaces;
        store.persist(row);
        known.invalidate(text.prefix());
        audit.record(AuditChange.added(AuditAction.KEY_MADE, "key " + text.prefix(), ApiKeyAuditText.lines(row.key())));
        return new CreatedApiKey(text.reveal(), row.key());
    }

    /** The key that this is, if it is remembered and holds; empty says nothing: then {@link #authenticate} knows. */
    public Optional<ApiKey> cached(ApiKeyToken text) {
        var remembered = known.getIfPresent(text.prefix());
        return remembered == null ? Optional.empty() : check(text, remembered);
    }

    /** The key that this is, where it is one and holds; looks into the database where it is not remembered. */
    @Transactional
    public Optional<ApiKey> authenticate(ApiKeyToken text) {
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
    public boolean wasRecentlyValid(String prefix) {
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
        if (!old.key().isActive(clock.instant())) {
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

    private Optional<CachedApiKey> find(String prefix) {
        @Nullable ApiKeyRow row = store.findById(prefix);
        return row == null ? Optional.empty() : Optional.of(new CachedApiKey(row.key(), row.hash));
    }

    /** Compares even where there is nothing to compare with, so that time does not tell which prefixes exist. */
    private Optional<ApiKey> check(ApiKeyToken text, Optional<CachedApiKey> found) {
        var matches = SecretTokens.same(
                text.fingerprint(), found.map(CachedApiKey::hash).orElse(NOBODYS));
        return found.filter(k -> matches).map(CachedApiKey::key).filter(k -> k.isActive(clock.instant()));
    }

    private void used(ApiKey key) {
        var now = clock.instant();
        proven.put(key.prefix(), true);
        store.used(key.prefix(), now, now.minus(BETWEEN_USES));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
