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

/** Who is signed in: kept on the server, so that signing out ends it. */
@ApplicationScoped
public class SessionService {

    private record CachedSession(Person person, Instant until) {}

    /** A session as its owner sees it; {@code here} is whether it is the one that asks. */
    public record ActiveSession(Instant since, Instant lastSeen, boolean here) {}

    // One page asks for a handful of files at once: they share one look into the database.
    private static final Duration REMEMBERED = Duration.ofSeconds(2);
    private static final Duration BETWEEN_SIGHTS = Duration.ofMinutes(1);

    private final SessionStore store;
    private final PersonStore people;
    private final SessionConfig config;
    private final Clock clock;
    private final Cache<String, CachedSession> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    SessionService(SessionStore store, PersonStore people, SessionConfig config, Clock clock) {
        this.store = store;
        this.people = people;
        this.config = config;
        this.clock = clock;
    }

    /** Begins a session and answers its token, which only the browser keeps. */
    @Transactional
    public String begin(Person person) {
        var now = clock.instant();
        store.forget(now, now.minus(config.idle()));
        var token = SecretTokens.secret();
        var row = new SessionRow();
        row.hash = SecretTokens.fingerprint(token);
        row.person = person.id();
        row.created = now;
        row.lastSeen = now;
        row.expires = now.plus(config.lifetime());
        store.persist(row);
        people.seen(person.id(), now);
        return token;
    }

    /** The sessions of a person that hold, the newest first. */
    @Transactional
    public List<ActiveSession> of(UUID person, String token) {
        var hash = SecretTokens.fingerprint(token);
        var now = clock.instant();
        return store.of(person, now, now.minus(config.idle())).stream()
                .map(row -> new ActiveSession(row.created, row.lastSeen, row.hash.equals(hash)))
                .toList();
    }

    /** Signs somebody out everywhere. */
    public void endAll(UUID person) {
        QuarkusTransaction.joiningExisting().run(() -> store.endAll(person));
        evict(person);
    }

    /** Forgets on this node who somebody was, so that their next request sees what they are now. */
    public void evict(UUID person) {
        known.asMap().values().removeIf(each -> each.person().id().equals(person));
    }

    @Transactional
    void end(String token) {
        var hash = SecretTokens.fingerprint(token);
        store.deleteById(hash);
        known.invalidate(hash);
    }

    /** Whose session that is; null where only the database can tell. */
    public @Nullable Person cached(String token) {
        var remembered = known.getIfPresent(SecretTokens.fingerprint(token));
        return remembered != null && remembered.until().isAfter(clock.instant()) ? remembered.person() : null;
    }

    /** Whose session that is, after a look into the database. */
    @Transactional
    public Optional<Person> find(String token) {
        var hash = SecretTokens.fingerprint(token);
        var now = clock.instant();
        @Nullable SessionRow row = store.findById(hash);
        if (row == null || !end(row).isAfter(now)) {
            return Optional.empty();
        }
        if (row.lastSeen.isBefore(now.minus(BETWEEN_SIGHTS))) {
            store.seen(hash, now);
            people.seen(row.person, now);
        }
        var until = earlier(end(row), now.plus(REMEMBERED));
        var person = people.findByIdOptional(row.person).map(PersonRow::person);
        person.ifPresent(p -> known.put(hash, new CachedSession(p, until)));
        return person;
    }

    private Instant end(SessionRow row) {
        return earlier(row.lastSeen.plus(config.idle()), row.expires);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
