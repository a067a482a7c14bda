package org.kept.imports.schedule;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Fetches files over HTTPS.
 *
 * <p>Every address is checked, including those of redirects, and the connection uses the checked IP address, so that a
 * name that resolves differently a moment later has no effect. The JDK's client resolves names by itself; this one is
 * Vert.x's, which Quarkus includes. The certificate must be valid for the name.
 */
final class FileFetcher implements AutoCloseable {

    private static final int MAX_REDIRECTS = 5;
    private static final int MAX_HEADERS = 32 * 1024;
    private static final int MAX_VERSION = 1_000;
    private static final int MAX_DATE = 100;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /** Resolver of host names. */
    @FunctionalInterface
    interface HostResolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /**
     * Limits of fetching.
     *
     * @param maxBytes maximum size of a file
     * @param timeout maximum time for a file
     * @param stalled maximum time without a byte, and to connect
     * @param allowed whether a file may be fetched from an address
     */
    record FetchLimits(long maxBytes, Duration timeout, Duration stalled, Predicate<InetAddress> allowed) {}

    /** The answer of one server: a file, or the address of a redirect. */
    private record Hop(@Nullable URI next, @Nullable FetchedFile file) {}

    private final Vertx vertx;
    private final FetchLimits limits;
    private final HostResolver resolver;
    private final @Nullable TrustOptions trust;

    // A Vert.x thread would block on answers that it has to handle itself.
    private final ExecutorService caller = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "import-schedule");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Creates a fetcher.
     *
     * @param trust accepted certificates; null for those that the JVM trusts
     */
    FileFetcher(Vertx vertx, FetchLimits limits, HostResolver resolver, @Nullable TrustOptions trust) {
        this.vertx = vertx;
        this.limits = limits;
        this.resolver = resolver;
        this.trust = trust;
    }

    /**
     * Fetches a file, unless the server says that the known version is still current.
     *
     * @param etag name of the known version; null if there is none
     * @param lastModified time of the known version; null if unknown
     * @throws FetchException if there is no file
     */
    FetchedFile fetch(URI address, @Nullable String etag, @Nullable String lastModified) throws FetchException {
        try {
            return caller.submit(() -> fetchFrom(address, etag, lastModified)).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FetchException reason) {
                throw reason;
            }
            throw new IllegalStateException("a file could not be fetched", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchException("Kept was stopped meanwhile.");
        }
    }

    private FetchedFile fetchFrom(URI address, @Nullable String etag, @Nullable String lastModified)
            throws FetchException, IOException {
        var deadline = System.nanoTime() + limits.timeout().toNanos();
        var content = Files.createTempFile("kept-import", ".part");
        var client = vertx.createHttpClient(options());
        FetchedFile file = null;
        try {
            var next = address;
            for (var hop = 0; next != null && hop <= MAX_REDIRECTS; hop++) {
                var answer = await(hop(client, next, etag, lastModified, content), deadline);
                file = answer.file();
                next = answer.next();
            }
            if (file == null) {
                throw new FetchException("The server redirects more than " + MAX_REDIRECTS + " times.");
            }
            return file;
        } finally {
            client.close();
            if (file == null || file.content() == null) {
                Files.deleteIfExists(content);
            }
        }
    }

    private HttpClientOptions options() {
        var stalled = (int) Math.max(1, limits.stalled().toSeconds());
        var options = new HttpClientOptions()
                .setSsl(true)
                .setVerifyHost(true)
                .setKeepAlive(false)
                .setMaxHeaderSize(MAX_HEADERS)
                .setConnectTimeout(stalled * 1000);
        options.setIdleTimeout(stalled).setIdleTimeoutUnit(TimeUnit.SECONDS);
        if (trust != null) {
            options.setTrustOptions(trust);
        }
        return options;
    }

    private Future<Hop> hop(
            HttpClient client, URI at, @Nullable String etag, @Nullable String lastModified, Path content)
            throws FetchException {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(checked(at), FileAddress.port(at))))
                .setHost(at.getHost())
                .setPort(FileAddress.port(at))
                .setSsl(true)
                .setURI(FileAddress.target(at))
                .putHeader(HttpHeaders.USER_AGENT, "Kept")
                .putHeader(HttpHeaders.ACCEPT, "*/*");
        if (etag != null) {
            options.putHeader(HttpHeaders.IF_NONE_MATCH, etag);
        }
        if (lastModified != null) {
            options.putHeader(HttpHeaders.IF_MODIFIED_SINCE, lastModified);
        }
        return client.request(options).compose(request -> {
            // Before anything is sent, so that the answer is paused on the event loop, and none of it is missed.
            var hop = request.response().compose(response -> answer(at, response, etag, lastModified, content));
            request.end();
            return hop;
        });
    }

    /** The address of a host, if a file may be fetched from there. */
    private InetAddress checked(URI at) throws FetchException {
        var host = at.getHost();
        try {
            var addresses = resolver.resolve(host);
            for (var address : addresses) {
                if (!limits.allowed().test(address)) {
                    throw new FetchException(host + " has the address " + address.getHostAddress()
                            + ", which is not one of the public internet. If it is a server of yours, ask the operator of"
                            + " Kept to set KEPT_IMPORT_SCHEDULES_PRIVATE_ADDRESSES=true.");
                }
            }
            if (addresses.length > 0) {
                return addresses[0];
            }
        } catch (UnknownHostException e) {
            // Reported below.
        }
        throw new FetchException("The host " + host + " is not known.");
    }

    private Future<Hop> answer(
            URI at, HttpClientResponse response, @Nullable String etag, @Nullable String lastModified, Path content) {
        // Paused, so that no byte of the body is lost before the file is open.
        response.pause();
        var status = response.statusCode();
        if (REDIRECTS.contains(status)) {
            return redirected(at, response.getHeader(HttpHeaders.LOCATION));
        }
        if (status == 304 && (etag != null || lastModified != null)) {
            return Future.succeededFuture(new Hop(null, new FetchedFile(null, etag, lastModified)));
        }
        var encoding = response.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (status != 200) {
            return Future.failedFuture(new FetchException("The server answered " + status + "."));
        }
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return Future.failedFuture(
                    new FetchException("The server sent a compressed body that Kept had not asked for."));
        }
        var file = new FetchedFile(
                content,
                upTo(MAX_VERSION, response.getHeader(HttpHeaders.ETAG)),
                upTo(MAX_DATE, response.getHeader(HttpHeaders.LAST_MODIFIED)));
        return store(response, content).map(stored -> new Hop(null, file));
    }

    private static Future<Hop> redirected(URI at, @Nullable String location) {
        if (location == null) {
            return Future.failedFuture(new FetchException("The server redirects without saying where to."));
        }
        try {
            return Future.succeededFuture(new Hop(FileAddress.redirect(at, location), null));
        } catch (FetchException e) {
            return Future.failedFuture(e);
        }
    }

    private static @Nullable String upTo(int length, @Nullable String header) {
        return header == null || header.length() > length ? null : header;
    }

    private Future<Void> store(HttpClientResponse response, Path content) {
        Promise<Void> received = Promise.promise();
        // Set before the file is open, because the connection may break meanwhile.
        response.exceptionHandler(received::tryFail);
        response.endHandler(end -> received.tryComplete());
        return vertx.fileSystem()
                .open(content.toString(), new OpenOptions().setRead(false).setTruncateExisting(true))
                .compose(file -> {
                    write(response, file, received);
                    response.resume();
                    return received.future().eventually(() -> file.close());
                });
    }

    private void write(HttpClientResponse response, AsyncFile file, Promise<Void> received) {
        var size = new AtomicLong();
        file.exceptionHandler(received::tryFail);
        response.handler(bytes -> {
            if (size.addAndGet(bytes.length()) > limits.maxBytes()) {
                received.tryFail(new FetchException(
                        "The file is larger than " + limits.maxBytes() / (1024 * 1024) + " MiB, the limit."));
                response.request().reset();
                return;
            }
            file.write(bytes).onFailure(received::tryFail);
            if (file.writeQueueFull()) {
                response.pause();
                file.drainHandler(drained -> response.resume());
            }
        });
    }

    private Hop await(Future<Hop> answer, long deadline) throws FetchException {
        try {
            return answer.toCompletionStage()
                    .toCompletableFuture()
                    .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FetchException reason) {
                throw reason;
            }
            throw new FetchException("The server cannot be reached, or broke off: " + words(e.getCause()));
        } catch (TimeoutException e) {
            throw new FetchException(
                    "The file took longer than " + limits.timeout().toSeconds() + " seconds.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchException("Kept was stopped meanwhile.");
        }
    }

    private static String words(@Nullable Throwable cause) {
        var message = cause == null ? null : cause.getMessage();
        return message == null || message.isBlank() ? "no reason was given." : message.strip() + ".";
    }

    @Override
    public void close() {
        caller.shutdownNow();
    }
}
