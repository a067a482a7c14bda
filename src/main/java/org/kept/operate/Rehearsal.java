package org.kept.operate;

import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * A start that ends by itself: the JVM writes the classes loaded by then into an archive, which makes later starts
 * faster.
 *
 * <p>The script {@code kept} runs it beside the service, on an empty folder and without the settings of the service.
 */
public final class Rehearsal implements QuarkusApplication {

    /** The system property that asks for it. */
    static final String PROPERTY = "kept.rehearsal";

    private static final Logger LOG = Logger.getLogger(Rehearsal.class);
    private static final String PORT = "quarkus.http.port";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Addresses that people and programs request first; the first must answer 200. */
    private static final List<String> PATHS = List.of("/q/health/ready", "/login", "/", "/api/v1/kpis");

    static boolean isWanted() {
        return Boolean.getBoolean(PROPERTY);
    }

    /** Chooses a free port on the loopback interface, before the settings are read. */
    static void choosePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            System.setProperty("quarkus.http.host", "127.0.0.1");
            System.setProperty(PORT, Integer.toString(socket.getLocalPort()));
        } catch (IOException e) {
            throw new IllegalStateException("no port is free for a rehearsal", e);
        }
    }

    /** Requests the first pages; the exit status is that of a command. */
    @Override
    public int run(String... arguments) throws InterruptedException {
        var client = HttpClient.newHttpClient();
        var ready = true;
        for (var path : PATHS) {
            ready &= status(client, path) == 200 || !path.equals(PATHS.get(0));
        }
        return ready ? CommandLine.DONE : CommandLine.FAILED;
    }

    private static int status(HttpClient client, String path) throws InterruptedException {
        try {
            var uri = URI.create("http://127.0.0.1:" + System.getProperty(PORT) + path);
            var request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            LOG.debugf(e, "No answer in a rehearsal: path=%s", path);
            return 0;
        }
    }
}
