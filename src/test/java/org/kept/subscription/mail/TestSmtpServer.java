package org.kept.subscription.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kept.subscription.MailConfig;

/** A mail server that answers as a test says. */
final class TestSmtpServer implements AutoCloseable {

    /** Answers a command with nothing, for ever. */
    static final String SILENCE = "";

    private static final String GREETING = "greeting";
    private static final String END_OF_DATA = ".";

    private final ServerSocket socket;
    private final ExecutorService connections = Executors.newCachedThreadPool();
    private final UnaryOperator<@Nullable String> replies;
    private final Queue<String> recipients = new ConcurrentLinkedQueue<>();

    /** Starts a server; {@code replies} has a reply for each command, or null for the usual one. */
    TestSmtpServer(UnaryOperator<@Nullable String> replies) {
        this.replies = replies;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.execute(this::accept);
    }

    /** A server that answers the commands that begin so with this. */
    static TestSmtpServer answering(String command, String reply) {
        return new TestSmtpServer(said -> said.startsWith(command) ? reply : null);
    }

    /** A client of this server, without TLS. */
    SmtpClient client(Duration timeout) {
        return new SmtpClient(new LocalSmtp(socket.getLocalPort(), timeout));
    }

    /** Whom the mails it took were for. */
    Queue<String> recipients() {
        return recipients;
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                var connection = socket.accept();
                connections.execute(() -> talk(connection));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void talk(Socket connection) {
        try (connection;
                var in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            reply(connection, GREETING, "220 here");
            for (var command = in.readLine(); command != null; command = in.readLine()) {
                if (command.startsWith("DATA")) {
                    reply(connection, command, "354 go on");
                    skipData(in);
                    reply(connection, END_OF_DATA, "250 taken");
                } else {
                    reply(connection, command, command.startsWith("QUIT") ? "221 bye" : "250 fine");
                    if (command.startsWith("RCPT TO:")) {
                        recipients.add(command.replaceAll(".*<|>.*", ""));
                    }
                }
            }
        } catch (IOException e) {
            // The client went away.
        }
    }

    private void reply(Socket connection, String command, String usual) throws IOException {
        var reply = replies.apply(command);
        if (!SILENCE.equals(reply)) {
            connection
                    .getOutputStream()
                    .write(((reply == null ? usual : reply) + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void skipData(BufferedReader in) throws IOException {
        for (var line = in.readLine(); line != null && !line.equals(END_OF_DATA); ) {
            line = in.readLine();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.shutdownNow();
    }

    private record LocalSmtp(int port, Duration timeout) implements MailConfig {

        @Override
        public Optional<String> host() {
            return Optional.of("127.0.0.1");
        }

        @Override
        public Optional<String> user() {
            return Optional.empty();
        }

        @Override
        public Optional<String> password() {
            return Optional.empty();
        }

        @Override
        public Optional<String> from() {
            return Optional.empty();
        }

        @Override
        public boolean tls() {
            return false;
        }

        @Override
        public StartTls startTls() {
            return StartTls.DISABLED;
        }
    }
}
