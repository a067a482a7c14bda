package org.kept.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code kept}, with stand-ins for Java, Maven and {@code sleep} that only print how they were called. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class KeptScriptTest {

    /** As the service, it runs until there is an archive, or for five seconds; as a rehearsal, it writes one. */
    private static final String JAVA = """
            #!/bin/sh
            if [ "$1" = -version ]; then
                printf '%s\\n' "openjdk version \\"${STUB_VERSION:-17.0.15}\\"" 'OpenJDK 64-Bit Server VM (mixed mode)' >&2
                exit
            fi
            for each; do
                case $each in
                    -XX:ArchiveClassesAtExit=* | -XX:AOTCacheOutput=*)
                        env | grep -e '^KEPT_' >"${0%/*}/environment"
                        echo classes >"${each#*=}"
                        exit
                        ;;
                esac
            done
            echo "$@"
            case "$*" in *backup*) exit ;; esac
            tries=${STUB_TRIES:-100}
            cd "${0%/*}/../../target"
            while [ "$tries" -gt 0 ] && { [ -z "$(find archives -name '[0-9]*')" ] || [ -n "$(find archives -name 'un*')" ]; }; do
                tries=$((tries - 1))
                /bin/sleep 0.05
            done
            """;

    private static final String MAVEN = """
            #!/bin/sh
            echo "mvnw $*" >&2
            mkdir -p target/quarkus-app
            echo built >target/quarkus-app/quarkus-run.jar
            """;

    @TempDir
    Path clone;

    @BeforeEach
    void cloneAndBuild() throws IOException {
        Files.createDirectories(clone.resolve("src/main"));
        Files.copy(Path.of("kept"), clone.resolve("kept"));
        Files.writeString(clone.resolve("pom.xml"), "<project/>");
        script("mvnw", MAVEN);
        script("jdk/bin/java", JAVA);
        script("stubs/sleep", "#!/bin/sh\n");
        run(Map.of("KEPT_ARCHIVE", "false"), "backup", "file");
        for (var source : List.of("src/main", "pom.xml")) {
            Files.setLastModifiedTime(clone.resolve(source), FileTime.from(Instant.EPOCH));
        }
    }

    @Test
    void theFirstStartMakesAnArchiveAndTheSecondUsesIt() throws IOException {
        assertThat(run(Map.of()))
                .contains("-XX:+ExitOnOutOfMemoryError", "-XX:CompileThresholdScaling=3", "-XX:G1PeriodicGCInterval=")
                .doesNotContain("mvnw")
                .doesNotContain("SharedArchiveFile");
        var archive = archives().get(0);
        assertThat(archive.toString()).endsWith("-8.jsa");
        assertThat(Files.readString(clone.resolve("jdk/bin/environment")))
                .as("a rehearsal knows no setting but its folder")
                .matches("KEPT_DATA_DIR=.*unfinished.*\\R");

        assertThat(run(Map.of()))
                .contains("-XX:SharedArchiveFile=", archive.getFileName().toString());
        assertThat(run(Map.of(), "backup", "file")).contains("-XX:SharedArchiveFile=", "backup file");
        assertThat(run(Map.of("KEPT_ARCHIVE", "false"))).doesNotContain("SharedArchiveFile");
        assertThat(archives()).containsExactly(archive);
    }

    @Test
    void anArchiveThatWasCutOffIsNotUsed() throws IOException {
        run(Map.of());
        Files.writeString(archives().get(0), "cla");
        assertThat(run(Map.of(), "backup", "file")).contains("backup file").doesNotContain("SharedArchiveFile");
    }

    @Test
    void anotherJavaMachineHasAnArchiveOfItsOwn() throws IOException {
        run(Map.of());
        assertThat(run(Map.of("STUB_VERSION", "21.0.2"), "backup", "file")).doesNotContain("SharedArchiveFile");
        assertThat(run(Map.of("STUB_VERSION", "25"), "backup", "file")).doesNotContain("AOTCache");
        assertThat(run(Map.of("JAVA_TOOL_OPTIONS", "-Xmx1g"), "backup", "file")).doesNotContain("SharedArchiveFile");
    }

    @Test
    void aNewMachineUsesItsOwnKindOfArchive() throws IOException {
        run(Map.of("STUB_VERSION", "25.0.1"));
        assertThat(archives().get(0).toString()).endsWith(".aot");
        assertThat(run(Map.of("STUB_VERSION", "25.0.1"))).contains("-XX:AOTCache=");
    }

    @Test
    void otherJarsHaveAnotherArchive() throws IOException {
        run(Map.of());
        Files.writeString(clone.resolve("target/quarkus-app/quarkus-run.jar"), "another");
        assertThat(run(Map.of(), "backup", "file")).doesNotContain("mvnw").doesNotContain("SharedArchiveFile");
    }

    @Test
    void withoutAFolderForItThereIsNoArchiveAndEverythingWorks() throws IOException {
        Files.writeString(clone.resolve("target/archives"), "a file in the way");
        assertThat(run(Map.of("STUB_TRIES", "5"))).contains("-jar").doesNotContain("SharedArchiveFile");
    }

    @Test
    void aBuildLeavesOutWhatOnlyDevelopersNeedAndForgetsWhatWasChecked() throws IOException {
        run(Map.of());
        var checked = clone.resolve("target/maven-status/maven-compiler-plugin/compile/default-compile/inputFiles.lst");
        Files.createDirectories(checked.getParent());
        Files.writeString(checked, "Main.java");
        Files.setLastModifiedTime(
                clone.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(run(Map.of(), "backup", "file"))
                .contains("mvnw ", "-Dunchecked", "-Dmaven.test.skip=true", "package", "backup file");
        assertThat(checked).doesNotExist();
        assertThat(clone.resolve("target/archives")).doesNotExist();
    }

    @Test
    void theSettingOfTheHeapReachesServiceAndCommands() {
        assertThat(run(Map.of("KEPT_HEAP", "512m", "STUB_TRIES", "0"))).contains("-Xmx512m ");
        assertThat(run(Map.of("KEPT_HEAP", "512m"), "backup", "file")).contains("-Xmx512m ", "backup file");
        assertThat(run(Map.of(), "backup", "file")).doesNotContain("-Xmx");
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> all = Files.list(clone.resolve("target/archives"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private void script(String name, String text) throws IOException {
        var path = clone.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Runs it; returns everything that was printed. */
    private String run(Map<String, String> settings, String... arguments) {
        try {
            var command =
                    Stream.concat(Stream.of("./kept"), Stream.of(arguments)).toList();
            var builder = new ProcessBuilder(command).directory(clone.toFile()).redirectErrorStream(true);
            var environment = builder.environment();
            environment.keySet().removeIf(name -> name.startsWith("KEPT_") || name.startsWith("JAVA_"));
            environment.put("JAVA_HOME", clone.resolve("jdk").toString());
            environment.put("PATH", clone.resolve("stubs") + ":" + environment.get("PATH"));
            environment.putAll(settings);
            var process = builder.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
