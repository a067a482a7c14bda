package org.kept.packaged;

import io.quarkus.bootstrap.runner.QuarkusEntryPoint;
import io.quarkus.bootstrap.runner.SerializedApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A way to start the packaged service.
 *
 * @param java path of the program
 * @param flags arguments before the jar
 * @param jar the jar to run
 */
record Packaging(Path java, List<String> flags, Path jar) {

    private static final Path APP = Path.of("target", "quarkus-app").toAbsolutePath();
    private static final String JAR = "quarkus-run.jar";
    private static final String MAIN_CLASS = "org.kept.operate.Main";
    private static final int FIRST_WITH_AOT_CACHE = 25;

    /** As it is packaged, on this JVM. */
    static Packaging plain(String... flags) {
        return new Packaging(Path.of(System.getProperty("java.home"), "bin", "java"), List.of(flags), APP.resolve(JAR));
    }

    /** With more flags. */
    Packaging with(String... more) {
        return new Packaging(
                java, Stream.concat(flags.stream(), Stream.of(more)).toList(), jar);
    }

    /** The command that starts it. */
    List<String> command() {
        return Stream.of(Stream.of(java.toString()), flags.stream(), Stream.of("-jar", jar.toString()))
                .flatMap(each -> each)
                .toList();
    }

    /** With an archive of its classes, made and used as the script {@code kept} does. */
    static Packaging withArchive(Path folder) throws IOException, InterruptedException {
        var isNew = Runtime.version().feature() >= FIRST_WITH_AOT_CACHE;
        var archive = Files.createDirectories(folder).resolve("archive");
        var making = isNew
                ? new String[] {"-XX:AOTCacheOutput=" + archive}
                : new String[] {"-XX:ArchiveClassesAtExit=" + archive, "-XX:TieredStopAtLevel=1"};
        var rehearsal = plain(making).with("-Xmx256m", "-Dkept.rehearsal=true");
        var builder = new ProcessBuilder(rehearsal.command())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("rehearsal.log").toFile());
        ServerProcess.forgetSettings(builder.environment());
        builder.environment()
                .putAll(Map.of("KEPT_DATA_DIR", folder.resolve("data").toString()));
        if (builder.start().waitFor() != 0 || !Files.isRegularFile(archive)) {
            throw new IllegalStateException("No archive: " + Files.readString(folder.resolve("rehearsal.log")));
        }
        return plain(
                isNew ? "-XX:AOTCache=" + archive : "-XX:SharedArchiveFile=" + archive,
                "-XX:CompileThresholdScaling=3");
    }

    /** Without a flat class path, as Quarkus packages an application unless it is told otherwise. */
    static Packaging withoutFlatPath(Path folder) throws IOException {
        copy(APP, folder);
        var boot = jars(folder, "lib/boot");
        var all = Stream.of(
                        Stream.of("quarkus/transformed-bytecode.jar", "quarkus/generated-bytecode.jar")
                                .map(folder::resolve)
                                .filter(Files::exists),
                        jars(folder, "app").stream(),
                        jars(folder, "lib/main").stream(),
                        boot.stream())
                .flatMap(each -> each)
                .toList();
        try (var out = Files.newOutputStream(folder.resolve(QuarkusEntryPoint.QUARKUS_APPLICATION_DAT))) {
            SerializedApplication.write(out, MAIN_CLASS, folder, all, boot);
        }
        var jar = folder.resolve(JAR);
        try (var packaged = new JarFile(APP.resolve(JAR).toFile())) {
            var manifest = packaged.getManifest();
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, QuarkusEntryPoint.class.getName());
            manifest.getMainAttributes()
                    .put(
                            Attributes.Name.CLASS_PATH,
                            boot.stream()
                                    .map(each -> folder.relativize(each).toString())
                                    .collect(Collectors.joining(" ")));
            new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        }
        return new Packaging(plain().java(), List.of(), jar);
    }

    private static List<Path> jars(Path folder, String name) throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve(name))) {
            return all.sorted().toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (var each : all.sorted(Comparator.naturalOrder()).toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
