package org.kept.imports.schedule;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server of files over HTTPS on this machine, with a certificate of its own for {@link #HOST} and {@link #INSIDE}. */
final class HttpsFiles implements AutoCloseable {

    static final String HOST = "files.test";

    /** Another name of the server, with an address that is not allowed. */
    static final String INSIDE = "inside.test";

    private static final String PASSWORD = "a password for a certificate";

    private final Path keys;
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    HttpsFiles(Path folder) throws IOException, GeneralSecurityException {
        this.keys = folder.resolve("files.p12");
        makeCertificate();
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context()));
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Uses the keytool of the JDK, because the JDK has no API for it. */
    private void makeCertificate() throws IOException {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "files",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + HOST,
                "-ext",
                "san=dns:" + HOST + ",dns:" + INSIDE,
                "-startdate",
                "-1d",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!Files.exists(keys)) {
            throw new IllegalStateException("keytool made no certificate: " + said);
        }
    }

    private SSLContext context() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestURI().toString());
        var handler = handlers.get(exchange.getRequestURI().getPath());
        try (exchange) {
            if (handler == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                handler.handle(exchange);
            }
        }
    }

    void on(String path, HttpHandler handler) {
        handlers.put(path, handler);
    }

    /** Serves a text in a version. */
    void file(String path, String version, String text) {
        on(path, exchange -> {
            exchange.getResponseHeaders().set("ETag", version);
            if (version.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            exchange.getResponseHeaders().set("Last-Modified", "Sun, 29 Nov 2026 09:00:00 GMT");
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    void redirect(String path, String location) {
        on(path, exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    URI uri(String path) {
        return uri(HOST, path);
    }

    URI uri(String host, String path) {
        return URI.create("https://" + host + ":" + server.getAddress().getPort() + path);
    }

    /** Requested paths with their queries, in order. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Trusts the certificate of this server and no other. */
    TrustOptions trust() {
        return new PfxOptions().setPath(keys.toString()).setPassword(PASSWORD);
    }

    /** Resolves the names of this server, which no one else knows; any other name gets its address too. */
    static InetAddress[] resolve(String host) throws UnknownHostException {
        if (host.equals("unknown.test")) {
            throw new UnknownHostException(host);
        }
        return new InetAddress[] {InetAddress.getByName(host.equals(INSIDE) ? "127.0.0.2" : "127.0.0.1")};
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
