package org.kept.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupArchiveTest {

    private static final String CONTENT = "as if this were a database ".repeat(1_000);

    @TempDir
    Path folder;

    @Test
    void anArchiveIsReadBackWithItsManifest() throws IOException {
        var archive = archive();
        var database = new ByteArrayOutputStream();
        var manifest = BackupArchive.unpack(archive, database);
        assertThat(database.toString(StandardCharsets.UTF_8)).isEqualTo(CONTENT);
        assertThat(manifest.version()).isEqualTo("1.2.3");
        assertThat(manifest.schema()).isEqualTo("12");
        assertThat(manifest.bytes()).isEqualTo(CONTENT.length());
        assertThat(manifest.made()).isEqualTo("2026-11-22T07:00:00Z");
        assertThat(manifest.sha256()).hasSize(64);
    }

    @Test
    void aTruncatedArchiveIsInvalid() throws IOException {
        var whole = Files.readAllBytes(archive());
        // The last few bytes are the index, which sequential reading does not need.
        var manifestEnds = whole.length - 150;
        for (var length = 0; length < manifestEnds; length += 7) {
            assertInvalid(Files.write(folder.resolve("part"), Arrays.copyOf(whole, length)));
        }
    }

    @Test
    void anArchiveWithAFlippedBitIsInvalid() throws IOException {
        var whole = Files.readAllBytes(archive());
        for (var at : new int[] {60, 90, 120}) {
            var turned = whole.clone();
            turned[at] ^= 4;
            assertInvalid(Files.write(folder.resolve("turned"), turned));
        }
    }

    @Test
    void anArchiveWithOtherEntriesIsInvalid() throws IOException {
        var manifest = "{\"format\":1,\"version\":\"1\",\"schema\":\"12\",\"made\":\"\",\"bytes\":1,\"sha256\":\"\"}";
        assertInvalid(zip(Map.of()));
        assertInvalid(zip(Map.of("../../etc/kept.mv.db", "x")));
        assertInvalid(zip(Map.of("/kept.mv.db", "x")));
        assertInvalid(zip(Map.of("kept.mv.db", "x")));
        assertInvalid(zip(inOrder("kept.mv.db", "x", "../manifest.json", manifest)));
        assertInvalid(zip(inOrder("kept.mv.db", "x", "manifest.json", manifest)));
        assertInvalid(
                zip(inOrder("kept.mv.db", "x", "manifest.json", manifest.replace("\"format\":1", "\"format\":2"))));
        assertInvalid(zip(inOrder("kept.mv.db", "x", "manifest.json", "nonsense")));
        assertInvalid(Files.writeString(folder.resolve("text"), "This is no archive."));
    }

    private static void assertInvalid(Path archive) {
        assertThatThrownBy(() -> BackupArchive.unpack(archive, OutputStream.nullOutputStream()))
                .isInstanceOf(BackupArchive.InvalidArchiveException.class);
    }

    private Path archive() throws IOException {
        var h2 = zip(Map.of("kept.mv.db", CONTENT));
        var archive = folder.resolve("backup.zip");
        try (var out = Files.newOutputStream(archive)) {
            BackupArchive.write(h2, "1.2.3", "12", "2026-11-22T07:00:00Z", out);
        }
        return archive;
    }

    private static Map<String, String> inOrder(String one, String its, String other, String others) {
        var entries = new LinkedHashMap<String, String>();
        entries.put(one, its);
        entries.put(other, others);
        return entries;
    }

    private Path zip(Map<String, String> entries) throws IOException {
        var path = Files.createTempFile(folder, "zip", ".zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return path;
    }
}
