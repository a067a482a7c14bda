package org.kept.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a form that was processed.
 *
 * @param headers its headers, among them the address it redirects to and the cookies it sets
 * @param body the page; null for an answer without one, such as a redirect
 * @param repeatable whether the answer can be given again; false if its page is too large to store
 */
record FormAnswer(
        int status,
        Map<String, List<String>> headers,
        @Nullable String body,
        boolean repeatable) {

    /** The longest page that is stored, in characters. */
    private static final int MAX_BODY = 512 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An answer, without its page if that cannot be stored. */
    static FormAnswer of(int status, Map<String, List<String>> headers, @Nullable Object page) {
        if (page == null) {
            return new FormAnswer(status, headers, null, true);
        }
        return page instanceof String text && text.length() <= MAX_BODY
                ? new FormAnswer(status, headers, text, true)
                : new FormAnswer(status, Map.of(), null, false);
    }

    /** The same answer if it has no page; otherwise one that only says that the form was processed. */
    FormAnswer withoutPage() {
        return body == null ? this : new FormAnswer(status, Map.of(), null, false);
    }

    byte[] write() {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var packed = new GZIPOutputStream(bytes)) {
                JSON.writeValue(packed, this);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FormAnswer read(byte[] bytes) {
        try (var packed = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return JSON.readValue(packed, FormAnswer.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
