package org.kept.form;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;
import org.kept.ui.FormToken;

/**
 * Processes every form once. A second submission of the same form waits for the first, then gets its answer: its
 * redirect or its page. A form that failed may be sent again.
 *
 * <p>Applies to each request with a form token. No form is exempt: the check of CSRF tokens rejects those without one.
 */
@ApplicationScoped
class FormOnceFilter {

    private static final Logger LOG = Logger.getLogger(FormOnceFilter.class);
    private static final String ID = "kept.form-id";
    private static final String STARTED = "kept.form-started";
    private static final int ERROR = 400;

    /**
     * The first pause of a submission that waits for an earlier one. Most waits are short; each further pause is twice
     * as long.
     */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private static final Duration MAX_PAUSE = Duration.ofSeconds(1);

    /** Half a minute in all. */
    static final int MAX_ATTEMPTS = 33;

    /** The data needed to store the answer of a form in progress. */
    private record Started(FormSubmission submission, Set<String> cookies) {}

    private final FormSubmissionStore store;
    private final SecurityIdentity caller;
    private final Clock clock;
    private final String tokenField;

    FormOnceFilter(
            FormSubmissionStore store,
            SecurityIdentity caller,
            Clock clock,
            @ConfigProperty(name = "quarkus.rest-csrf.form-field-name") String tokenField) {
        this.store = store;
        this.caller = caller;
        this.clock = clock;
        this.tokenField = tokenField;
    }

    /**
     * Unmasks the token before the filter of Quarkus compares it with the cookie.
     *
     * <p>Filters that read the form run after all others and in reverse: the highest priority first.
     */
    @ServerRequestFilter(priority = Priorities.USER + 1_000)
    @WithFormRead
    void unmask(ResteasyReactiveContainerRequestContext request, RoutingContext routing) {
        var fields = fields(request);
        var field = fields == null ? null : fields.getFirst(tokenField);
        if (fields != null && field != null && !field.isFileItem()) {
            FormToken.parse(field.getValue()).ifPresent(found -> {
                fields.put(tokenField, found.token(), null);
                routing.put(ID, found.id());
            });
        }
    }

    /**
     * Lets the first submission pass and answers all others. Runs last of the filters, once the caller's permission and
     * the token are checked.
     */
    @ServerRequestFilter(priority = Priorities.USER - 1_000)
    @WithFormRead
    Uni<Response> start(ResteasyReactiveContainerRequestContext request, RoutingContext routing) {
        var fields = fields(request);
        String id = routing.get(ID);
        if (fields == null || id == null) {
            return Uni.createFrom().nullItem();
        }
        var name = caller.isAnonymous() ? "" : caller.getPrincipal().getName();
        var address = routing.request().uri();
        return onWorker(() -> submission(id, name, address, fields))
                .chain(submission -> register(submission, 0).map(arrival -> {
                    var answer = arrival.answer();
                    if (answer == null) {
                        routing.put(STARTED, new Started(submission, cookies(routing)));
                        return null;
                    }
                    return repeat(FormAnswer.read(submission.decrypt(answer)), routing);
                }));
    }

    private Uni<FormSubmissionStore.Arrival> register(FormSubmission submission, int attempt) {
        return onWorker(() -> store.register(submission.fingerprint(), clock.instant()))
                .chain(arrival -> {
                    if (arrival.state() != FormSubmissionStore.State.IN_PROGRESS) {
                        return Uni.createFrom().item(arrival);
                    }
                    if (attempt == MAX_ATTEMPTS) {
                        throw Problem.busy(
                                "This form is still being saved. Do not send it again: open the page in a moment to see"
                                        + " the result.",
                                Duration.ofSeconds(10));
                    }
                    return Uni.createFrom()
                            .item(attempt + 1)
                            .onItem()
                            .delayIt()
                            .by(pause(attempt))
                            .chain(next -> register(submission, next));
                });
    }

    /** The pause after an attempt, counted from 0. */
    static Duration pause(int attempt) {
        var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt, 10));
        return doubled.compareTo(MAX_PAUSE) < 0 ? doubled : MAX_PAUSE;
    }

    private static Response repeat(FormAnswer answer, RoutingContext routing) {
        if (!answer.repeatable()) {
            throw Problem.conflict("This form was already saved. Open the page again to see the result.");
        }
        var response = Response.status(answer.status()).entity(answer.body());
        answer.headers()
                .forEach((name, values) -> values.forEach(value -> {
                    if (name.equals(HttpHeaders.SET_COOKIE)) {
                        routing.response().headers().add(name, value);
                    } else {
                        response.header(name, value);
                    }
                }));
        return response.build();
    }

    /** Stores the answer. After the filter of templates, whose page is text by then. */
    @ServerResponseFilter(priority = Priorities.USER - 1_000)
    Uni<Void> finish(
            ResteasyReactiveContainerRequestContext request,
            ContainerResponseContext response,
            RoutingContext routing) {
        Started started = routing.get(STARTED);
        if (started == null) {
            return Uni.createFrom().voidItem();
        }
        routing.remove(STARTED);
        var answer = response.getStatus() < ERROR ? answer(response, started.cookies(), routing) : null;
        return onWorker(() -> save(started.submission(), answer))
                .onFailure()
                .recoverWithItem(failure -> {
                    // The work is done; until this is stored, a second click waits.
                    LOG.warnf("Answer of a form not stored, trying again: %s", failure.getMessage());
                    var rest = answer == null ? null : answer.withoutPage();
                    repeatUntilDone(
                                    () -> save(started.submission(), rest),
                                    MAX_PAUSE,
                                    FormSubmissionStore.ABANDONED_AFTER)
                            .subscribe()
                            .with(
                                    done -> LOG.info("Answer of a form stored"),
                                    last -> LOG.warnf("Answer of a form lost: %s", last.getMessage()));
                    return started.submission();
                })
                .replaceWithVoid();
    }

    /** Stores the answer of a form, or forgets the form if it is null. */
    private FormSubmission save(FormSubmission submission, @Nullable FormAnswer answer) {
        var fingerprint = submission.fingerprint();
        if (answer == null) {
            store.forget(fingerprint);
        } else if (store.answer(fingerprint, submission.encrypt(answer.write()))) {
            // Not here: the answer is stored, whether or not others can be forgotten.
            Infrastructure.getDefaultWorkerPool().execute(this::prune);
        }
        return submission;
    }

    /** Repeats work that failed, in growing pauses. */
    static <T> Uni<T> repeatUntilDone(Supplier<T> work, Duration firstPause, Duration limit) {
        return onWorker(work)
                .onFailure()
                .retry()
                .withBackOff(firstPause, firstPause.multipliedBy(30))
                .expireIn(limit.toMillis());
    }

    /** Forgets old forms, and the oldest if there are too many or their answers take too much room. */
    @Scheduled(every = "10m")
    void prune() {
        store.prune(clock.instant(), FormSubmissionStore.MAX_ROWS, FormSubmissionStore.MAX_BYTES);
    }

    private static FormAnswer answer(ContainerResponseContext response, Set<String> before, RoutingContext routing) {
        Map<String, List<String>> headers = new TreeMap<>();
        response.getStringHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        var type = response.getMediaType();
        if (type != null) {
            headers.put(HttpHeaders.CONTENT_TYPE, List.of(type.toString()));
        }
        var set = new HashSet<>(cookies(routing));
        set.removeAll(before);
        if (!set.isEmpty()) {
            headers.put(HttpHeaders.SET_COOKIE, List.copyOf(set));
        }
        return FormAnswer.of(response.getStatus(), headers, response.getEntity());
    }

    private static Set<String> cookies(RoutingContext routing) {
        return routing.request().cookies().stream().map(Cookie::encode).collect(Collectors.toSet());
    }

    private static FormSubmission submission(String id, String caller, String address, FormData fields) {
        try {
            return FormSubmission.of(id, caller, address, fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> Uni<T> onWorker(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static @Nullable FormData fields(ResteasyReactiveContainerRequestContext request) {
        return request.getServerRequestContext() instanceof ResteasyReactiveRequestContext context
                ? context.getFormData()
                : null;
    }
}
