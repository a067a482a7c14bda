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

/** Creates, lists, rotates, revokes and authenticates API keys. */
@ApplicationScoped
public class ApiKeyService {

    /**
     * A newly created key.
     *
     * @param secret the complete key as sent by the client; not available later
     */
    public record CreatedApiKey(String secret, ApiKey key) {}

    private record CachedApiKey(ApiKey key, String hash) {}

    /** Other nodes may accept a revoked key for this long. */
    private static final Duration CACHE_TTL = Duration.ofSeconds(30);

    private static final Duration RECENTLY_VALID_TTL = Duration.ofDays(1);
    private static final Duration LAST_USED_INTERVAL = Duration.ofMinutes(1);
    private static final String DUMMY_HASH = SecretTokens.hash("");

    private final ApiKeyStore store;
    private final Audit audit;
    private final Clock clock;
    private final Cache<String, Optional<CachedApiKey>> cache = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(CACHE_TTL)
            .build();
    private final Cache<String, Boolean> recentlyValid = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(RECENTLY_VALID_TTL)
            .build();

    ApiKeyService(ApiKeyStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** Creates a key; {@code createdBy} is the name of the caller. */
    @Transactional
    public CreatedApiKey create(NewApiKey newKey, String createdBy) {
        return save(ApiKeyToken.random(), newKey, createdBy);
    }

    /** All keys including revoked ones, newest first. */
    @Transactional
    public List<ApiKey> all() {
        return store.newestFirst().stream().map(ApiKeyRow::toApiKey).toList();
    }

    /**
     * Revokes a key: immediately on this node, within 30 seconds on every other.
     *
     * @throws Problem 404 if there is no such key
     */
    public void revoke(String prefix) {
        QuarkusTransaction.joiningExisting().run(() -> {
            var row = lockedRow(prefix);
            if (row.revoked == null) {
                row.revoked = now();
                audit.record(AuditChange.removed(
                        AuditAction.KEY_REVOKED, "key " + prefix, ApiKeyAuditText.lines(row.toApiKey())));
            }
        });
        cache.invalidate(prefix);
    }

    /**
     * Creates a replacement with the same limits and lifetime. The old key expires after {@code overlap} at the latest;
     * other nodes may accept it for up to 30 seconds longer.
     *
     * @param createdBy the name of the caller
     * @throws Problem 404 if there is no such key, 409 if it is not active or already replaced
     */
    public CreatedApiKey rotate(String prefix, Duration overlap, String createdBy) {
        var created = QuarkusTransaction.joiningExisting().call(() -> {
            var old = lockedRow(prefix);
            checkRotation(old);
            var now = now();
            var next = persist(ApiKeyToken.random(), old.replacement(now), createdBy, prefix);
            var before = ApiKeyAuditText.lines(old.toApiKey());
            old.replacedBy = next.key().prefix();
            old.expires = earlier(old.expires, now.plus(overlap));
            audit.record(AuditChange.changed(
                    AuditAction.KEY_ROTATED, "key " + prefix, before, ApiKeyAuditText.lines(old.toApiKey())));
            return next;
        });
        cache.invalidate(prefix);
        return created;
    }

    public CreatedApiKey save(ApiKeyToken token, NewApiKey newKey, String createdBy) {
        return persist(token, newKey, createdBy, null);
    }

    private CreatedApiKey persist(ApiKeyToken token, NewApiKey newKey, String createdBy, @Nullable String replaces) {
        var row = new ApiKeyRow();
        row.prefix = token.prefix();
        row.hash = token.fingerprint();
        row.name = newKey.name();
        row.scopes(newKey.scopes());
        row.created = now();
        row.createdBy = createdBy;
        row.expires = newKey.expires();
        row.limits = ApiKeyLimit.of(newKey.reach());
        row.requestsPerMinute = newKey.requestsPerMinute();
        row.replaces = replaces;
        store.persist(row);
        cache.invalidate(token.prefix());
        audit.record(AuditChange.added(
                AuditAction.KEY_MADE, "key " + token.prefix(), ApiKeyAuditText.lines(row.toApiKey())));
        return new CreatedApiKey(token.reveal(), row.toApiKey());
    }

    /** The cached key, if still valid. Empty means unknown, not invalid: call {@link #authenticate}. */
    public Optional<ApiKey> cached(ApiKeyToken token) {
        var cached = cache.getIfPresent(token.prefix());
        return cached == null ? Optional.empty() : verify(token, cached);
    }

    /** The key, if it is valid; empty otherwise. Reads the database unless the key is cached. */
    @Transactional
    public Optional<ApiKey> authenticate(ApiKeyToken token) {
        var cached = cache.getIfPresent(token.prefix());
        if (cached != null) {
            return verify(token, cached);
        }
        var found = find(token.prefix());
        cache.put(token.prefix(), found);
        var key = verify(token, found);
        key.ifPresent(this::recordUse);
        return key;
    }

    /** Whether a key with this prefix was authenticated on this node within the last day. */
    public boolean wasRecentlyValid(String prefix) {
        return recentlyValid.getIfPresent(prefix) != null;
    }

    private ApiKeyRow lockedRow(String prefix) {
        var row = store.findLocked(prefix);
        if (row == null) {
            throw Problem.notFound("There is no key with the prefix " + prefix + ".");
        }
        return row;
    }

    private void checkRotation(ApiKeyRow old) {
        if (!old.toApiKey().isActive(clock.instant())) {
            throw Problem.conflict("This key is no longer active and cannot be rotated. Create a new key.");
        }
        if (old.replacedBy != null) {
            throw Problem.conflict("This key was already replaced by " + old.replacedBy + ". Rotate that one instead.");
        }
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one != null && one.isBefore(other) ? one : other;
    }

    private Optional<CachedApiKey> find(String prefix) {
        @Nullable ApiKeyRow row = store.findById(prefix);
        return row == null ? Optional.empty() : Optional.of(new CachedApiKey(row.toApiKey(), row.hash));
    }

    /** Compares with a dummy hash if there is no key, so that timing does not reveal which prefixes exist. */
    private Optional<ApiKey> verify(ApiKeyToken token, Optional<CachedApiKey> found) {
        var matches = SecretTokens.constantTimeEquals(
                token.fingerprint(), found.map(CachedApiKey::hash).orElse(DUMMY_HASH));
        return found.filter(k -> matches).map(CachedApiKey::key).filter(k -> k.isActive(clock.instant()));
    }

    private void recordUse(ApiKey key) {
        var now = clock.instant();
        recentlyValid.put(key.prefix(), true);
        store.updateLastUsed(key.prefix(), now, now.minus(LAST_USED_INTERVAL));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
