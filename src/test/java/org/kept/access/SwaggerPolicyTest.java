package org.kept.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kept.TestKeys;

@QuarkusTest
class SwaggerPolicyTest {

    private static final Pattern INLINE = Pattern.compile("<script[^>]*>(.*?)</script>", Pattern.DOTALL);

    /** If Quarkus changes the page, update the script hashes in {@code SecurityHeaders}. */
    @Test
    void thePolicyAllowsExactlyTheInlineScriptsOfThePage() throws NoSuchAlgorithmException {
        var page = TestKeys.signedIn().get("/q/swagger-ui/");
        var policy = page.header("Content-Security-Policy");
        assertThat(policy).doesNotContain("unsafe").contains("default-src 'self'", "frame-ancestors 'none'");
        var scripts = INLINE.matcher(page.asString());
        var found = 0;
        while (scripts.find()) {
            if (!scripts.group(1).isBlank()) {
                found++;
                assertThat(policy).contains("'sha256-" + hash(scripts.group(1)) + "'");
            }
        }
        assertThat(policy.split("'sha256-", -1)).hasSize(found + 1);
        assertThat(page.asString()).doesNotContain("<style", " style=", "onclick");
    }

    private static String hash(String script) throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(digest);
    }
}
