package org.kept.access.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.access.Person;
import org.kept.access.SecretTokens;
import org.kept.access.person.PersonRow;
import org.kept.access.person.PersonStore;

/** Sessions of signed-in people, stored on the server so that signing out ends them. */
@ApplicationScoped
public class SessionService {

    private record CachedSession(Person person, Instant until) {}

    /** A session as shown to its owner; {@code here} marks the session of the current request. */
    public record ActiveSession(Instant since, Instant lastSeen, boolean here) {}

    // A page loads several files at once: they share one database look-up.
    private static final Duration CACHE_TTL = Duration.ofSeconds(2);
    private static final Duration LAST_SEEN_INTERVAL = Duration.ofMinutes(1);

    private final SessionStore store;
    private final PersonStore people;
    private final SessionConfig config;
    private final Clock clock;
    private final Cache<String, CachedSession> cache = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(CACHE_TTL)
            .build();

    SessionService(SessionStore store, PersonStore people, SessionConfig config, Clock clock) {
        this.store = store;
        this.people = people;
        this.config = config;
        this.clock = clock;
    }

    /** Starts a session and returns its token, which only the browser stores. */
    @Transactional
    public String start(Person person) {
        var now = clock.instant();
        store.deleteExpired(now, now.minus(config.idle()));
        var token = SecretTokens.newSecret();
        var row = new SessionRow();
        row.hash = SecretTokens.hash(token);
        row.person = person.id();
        row.created = now;
        row.lastSeen = now;
        row.expires = now.plus(config.lifetime());
        store.persist(row);
        people.updateLastSeen(person.id(), now);
        return token;
    }

    /** The active sessions of a person, newest first. */
    @Transactional
    public List<ActiveSession> activeSessions(UUID person, String token) {
        var hash = SecretTokens.hash(token);
        var now = clock.instant();
        return store.findActive(person, now, now.minus(config.idle())).stream()
                .map(row -> new ActiveSession(row.created, row.lastSeen, row.hash.equals(hash)))
                .toList();
    }

    public void endAll(UUID person) {
        QuarkusTransaction.joiningExisting().run(() -> store.endAll(person));
        evict(person);
    }

    /** Evicts a person from this node's cache, so that their next request sees changes. */
    public void evict(UUID person) {
        cache.asMap().values().removeIf(each -> each.person().id().equals(person));
    }

    @Transactional
    void end(String token) {
        var hash = SecretTokens.hash(token);
        store.end(hash);
        cache.invalidate(hash);
    }

    /** The person of a cached session; null means unknown, not signed out: call {@link #find}. */
    public @Nullable Person cached(String token) {
        var cached = cache.getIfPresent(SecretTokens.hash(token));
        return cached != null && cached.until().isAfter(clock.instant()) ? cached.person() : null;
    }

    /** The person of a session, from the database; empty if it has expired or does not exist. */
    @Transactional
    public Optional<Person> find(String token) {
        var hash = SecretTokens.hash(token);
        var now = clock.instant();
        @Nullable SessionRow row = store.findById(hash);
        if (row == null || !expiry(row).isAfter(now)) {
            return Optional.empty();
        }
        if (row.lastSeen.isBefore(now.minus(LAST_SEEN_INTERVAL))) {
            store.updateLastSeen(hash, now);
            people.updateLastSeen(row.person, now);
        }
        var until = earlier(expiry(row), now.plus(CACHE_TTL));
        var person = people.findByIdOptional(row.person).map(PersonRow::toPerson);
        person.ifPresent(p -> cache.put(hash, new CachedSession(p, until)));
        return person;
    }

    private Instant expiry(SessionRow row) {
        return earlier(row.lastSeen.plus(config.idle()), row.expires);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
