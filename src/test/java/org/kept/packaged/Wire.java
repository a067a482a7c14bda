package org.kept.packaged;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Raw HTTP requests, each over its own connection; an HTTP client would correct intended errors. */
final class Wire {

    private static final int PATIENCE_MILLIS = 60_000;

    private Wire() {}

    /**
     * The response; status 0 if the connection was closed without one.
     *
     * @param head its status line and headers
     */
    record Answer(int status, String type, String head, String body) {

        /** The value of a header; empty if it was not sent. */
        String header(String name) {
            var begin = name.toLowerCase(Locale.ROOT) + ":";
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(begin))
                    .map(line -> line.substring(begin.length()).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    /**
     * Sends head and body exactly, and reads to the end.
     *
     * @param breakOff whether to close the sending side then; otherwise the server must recognise the end by itself
     */
    static Answer send(URI address, String head, byte[] body, boolean breakOff) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            socket.setSoTimeout(PATIENCE_MILLIS);
            var out = socket.getOutputStream();
            // In parallel with reading, because a server may answer before the end of the body and stop reading.
            var writing = new Thread(() -> write(socket, out, head, body, breakOff), "wire");
            writing.setDaemon(true);
            writing.start();
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Socket socket, OutputStream out, String head, byte[] body, boolean breakOff) {
        try {
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            if (breakOff) {
                socket.shutdownOutput();
            }
        } catch (IOException e) {
            // The response says why.
        }
    }

    private static Answer read(InputStream in) throws IOException {
        var all = all(in);
        var end = indexOf(all, "\r\n\r\n");
        if (end < 0) {
            return new Answer(0, "", "", "");
        }
        var head = new String(all, 0, end, StandardCharsets.ISO_8859_1);
        var lower = head.toLowerCase(Locale.ROOT);
        var rest = Arrays.copyOfRange(all, end + 4, all.length);
        var status = Integer.parseInt(head.split(" ", 3)[1]);
        if (status == 100) {
            throw new IllegalStateException("nobody asked to go on");
        }
        var body = lower.contains("transfer-encoding: chunked") ? unchunked(rest) : rest;
        var type = lower.lines()
                .filter(line -> line.startsWith("content-type:"))
                .findFirst()
                .orElse("content-type:");
        return new Answer(
                status,
                type.substring("content-type:".length()).strip(),
                head,
                new String(body, StandardCharsets.UTF_8));
    }

    /** Reads to the end, or until the connection is reset. */
    private static byte[] all(InputStream in) throws IOException {
        var all = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        try {
            for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                all.write(buffer, 0, n);
            }
        } catch (SocketException e) {
            return all.toByteArray();
        }
        return all.toByteArray();
    }

    private static byte[] unchunked(byte[] chunked) {
        var whole = new ByteArrayOutputStream();
        var at = 0;
        while (at < chunked.length) {
            var line = indexOf(Arrays.copyOfRange(chunked, at, chunked.length), "\r\n");
            if (line < 0) {
                // Reset within the size of a chunk.
                break;
            }
            var size = Integer.parseInt(new String(chunked, at, line, StandardCharsets.ISO_8859_1), 16);
            if (size == 0) {
                break;
            }
            var begin = Math.min(chunked.length, at + line + 2);
            whole.write(chunked, begin, Math.min(size, chunked.length - begin));
            at += line + 2 + size + 2;
        }
        return whole.toByteArray();
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }
}
