package org.kept.webhook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Posts to other systems.
 *
 * <p>The address of the host is checked, and the connection goes to the address that was checked. Redirects are not
 * followed. Of an answer only the beginning is read. Must not be called on a thread of Vert.x.
 */
final class WebhookSender {

    private static final int MAX_HEADERS = 32 * 1024;
    private static final int MAX_BODY = 4 * 1024;
    private static final int MAX_QUOTED = 200;

    /** Finds the addresses of a host. */
    @FunctionalInterface
    interface AddressResolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /**
     * An answer.
     *
     * @param text the beginning of the body, on one line
     * @param retryAfter the header; null without one
     */
    record ReceiverAnswer(int status, String text, @Nullable String retryAfter) {}

    private final Vertx vertx;
    private final Duration timeout;
    private final Predicate<InetAddress> allowed;
    private final AddressResolver resolver;
    private final @Nullable TrustOptions trust;

    /**
     * Creates a sender.
     *
     * @param timeout maximum time for a request, from the connection to the end of the answer
     * @param allowed whether something may be sent to an address
     * @param trust whose certificates are accepted; null for those that the JVM trusts
     */
    WebhookSender(
            Vertx vertx,
            Duration timeout,
            Predicate<InetAddress> allowed,
            AddressResolver resolver,
            @Nullable TrustOptions trust) {
        this.vertx = vertx;
        this.timeout = timeout;
        this.allowed = allowed;
        this.resolver = resolver;
        this.trust = trust;
    }

    /**
     * Posts a body.
     *
     * @throws WebhookException if there is no answer
     */
    ReceiverAnswer post(URI address, Map<String, String> headers, byte[] body) throws WebhookException {
        var host = checked(address.getHost());
        var client = vertx.createHttpClient(options(WebhookAddress.isSecure(address)));
        try {
            return await(exchange(client, address, host, headers, body));
        } finally {
            client.close();
        }
    }

    private HttpClientOptions options(boolean secure) {
        var options = new HttpClientOptions()
                .setSsl(secure)
                .setVerifyHost(true)
                .setKeepAlive(false)
                .setMaxHeaderSize(MAX_HEADERS)
                .setConnectTimeout((int) timeout.toMillis());
        options.setIdleTimeout((int) Math.max(1, timeout.toSeconds())).setIdleTimeoutUnit(TimeUnit.SECONDS);
        if (trust != null) {
            options.setTrustOptions(trust);
        }
        return options;
    }

    private static Future<ReceiverAnswer> exchange(
            HttpClient client, URI address, InetAddress host, Map<String, String> headers, byte[] body) {
        var port = WebhookAddress.port(address);
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(host, port)))
                .setHost(address.getHost())
                .setPort(port)
                .setSsl(WebhookAddress.isSecure(address))
                .setURI(WebhookAddress.target(address))
                .setFollowRedirects(false)
                .putHeader(HttpHeaders.USER_AGENT, "Kept");
        headers.forEach(options::putHeader);
        return client.request(options).compose(request -> {
            // Before anything is sent, so that the answer is read on the event loop, and none of it is missed.
            var answer = request.response().compose(WebhookSender::read);
            request.end(Buffer.buffer(body));
            return answer;
        });
    }

    /** Reads the beginning of an answer, and no more of it. */
    private static Future<ReceiverAnswer> read(HttpClientResponse response) {
        Promise<ReceiverAnswer> read = Promise.promise();
        var body = Buffer.buffer();
        response.handler(bytes -> {
            body.appendBuffer(bytes);
            if (body.length() > MAX_BODY) {
                read.tryComplete(answer(response, body));
                response.request().reset();
            }
        });
        response.exceptionHandler(read::tryFail);
        response.endHandler(end -> read.tryComplete(answer(response, body)));
        return read.future();
    }

    private static ReceiverAnswer answer(HttpClientResponse response, Buffer body) {
        return new ReceiverAnswer(response.statusCode(), quoted(body.getBytes()), response.getHeader("Retry-After"));
    }

    /** The beginning of a body as printable text on one line. */
    private static String quoted(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ")
                .strip();
        var length = text.codePointCount(0, text.length());
        return length <= MAX_QUOTED ? text : text.substring(0, text.offsetByCodePoints(0, MAX_QUOTED)) + "…";
    }

    /** The address of a host, if something may be sent there. */
    private InetAddress checked(String host) throws WebhookException {
        try {
            var addresses = resolver.resolve(host);
            for (var address : addresses) {
                if (!allowed.test(address)) {
                    throw new WebhookException(host + " has the address " + address.getHostAddress()
                            + ", which is not one of the public internet. If it is a server of yours, ask the operator of"
                            + " Kept to set KEPT_WEBHOOKS_PRIVATE_ADDRESSES=true.");
                }
            }
            if (addresses.length > 0) {
                return addresses[0];
            }
        } catch (UnknownHostException e) {
            // Reported below.
        }
        throw new WebhookException("The host " + host + " is not known.");
    }

    private ReceiverAnswer await(Future<ReceiverAnswer> answer) throws WebhookException {
        try {
            return answer.toCompletionStage().toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new WebhookException("The receiver cannot be reached, or broke off: " + words(e.getCause()));
        } catch (TimeoutException e) {
            throw new WebhookException("The receiver took longer than " + timeout.toSeconds() + " seconds.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WebhookException("Kept was stopped meanwhile.");
        }
    }

    private static String words(@Nullable Throwable cause) {
        var message = cause == null ? null : cause.getMessage();
        return message == null || message.isBlank()
                ? "no reason was given."
                : message.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip() + ".";
    }
}
