package org.kept.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.common.util.CaseInsensitiveMap;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormSubmissionTest {

    @TempDir
    Path folder;

    @Test
    void theSameFormSentTwiceIsOneSubmission() throws IOException {
        assertThat(sent("id", "ada", "/keys", "name", "shop"))
                .isEqualTo(sent("id", "ada", "/keys", "name", "shop"))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void anotherFormPersonAddressOrContentIsAnotherSubmission() throws IOException {
        assertThat(List.of(
                        sent("id", "ada", "/keys", "name", "shop"),
                        sent("id-2", "ada", "/keys", "name", "shop"),
                        sent("id", "noor", "/keys", "name", "shop"),
                        sent("id", "ada", "/keys?page=2", "name", "shop"),
                        sent("id", "ada", "/keys", "name", "shops"),
                        sent("id", "ada", "/keys", "names", "hop"),
                        sent("id", "ada", "/keys", "name", "shop", "name", "shop")))
                .doesNotHaveDuplicates();
    }

    @Test
    void filesOfTheSameNameWithOtherContentAreAnotherSubmission() throws IOException {
        assertThat(upload("a,b\n1,2\n")).isEqualTo(upload("a,b\n1,2\n")).isNotEqualTo(upload("a,b\n1,3\n"));
    }

    @Test
    void anAnswerIsReadBackByTheSameFormOnly() throws IOException {
        var one = FormSubmission.of("id", "ada", "/keys", new FormData(1));
        var other = FormSubmission.of("id-2", "ada", "/keys", new FormData(1));
        var answer = FormAnswer.of(200, Map.of("Content-Type", List.of("text/html")), "<p>kept_abc_secret</p>");
        var sealed = one.encrypt(answer.write());
        assertThat(new String(Base64.getDecoder().decode(sealed), StandardCharsets.ISO_8859_1))
                .doesNotContain("secret");
        assertThat(FormAnswer.read(one.decrypt(sealed))).isEqualTo(answer);
        assertThatThrownBy(() -> other.decrypt(sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anAnswerThatIsTooLargeIsNotStored() {
        var answer = FormAnswer.of(200, Map.of(), "x".repeat(600_000));
        assertThat(answer.repeatable()).isFalse();
        assertThat(answer.write()).hasSizeLessThan(500);
        assertThat(FormAnswer.of(303, Map.of("Location", List.of("/")), null).repeatable())
                .isTrue();
    }

    private static String sent(String id, String caller, String address, String... fields) throws IOException {
        var form = new FormData(10);
        for (var i = 0; i < fields.length; i += 2) {
            form.add(fields[i], fields[i + 1]);
        }
        return FormSubmission.of(id, caller, address, form).fingerprint();
    }

    private String upload(String content) throws IOException {
        var file = Files.writeString(folder.resolve("upload"), content);
        var form = new FormData(1);
        form.add("file", file, "events.csv", new CaseInsensitiveMap<>());
        return FormSubmission.of("id", "ada", "/data/checks", form).fingerprint();
    }
}
