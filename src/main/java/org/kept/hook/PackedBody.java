package org.kept.hook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Bodies as they are stored: gzip in Base64, which every database accepts whatever the bytes are. */
final class PackedBody {

    private PackedBody() {}

    static String pack(byte[] body) {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var packed = new GZIPOutputStream(bytes)) {
                packed.write(body);
            }
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] unpack(String packed) {
        try (var bytes =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
