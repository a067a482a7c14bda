package org.kept;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Prometheus' own checks; tests that need them are skipped if promtool is missing. */
public final class Promtool {

    private static final String PROGRAM = "promtool";

    private Promtool() {}

    /** Promtool's objections to metrics; empty if it accepts them. */
    public static String problemsOfMetrics(String metrics) throws IOException, InterruptedException {
        var file = Files.createTempFile("metrics", ".txt");
        try {
            return run(Files.writeString(file, metrics), "check", "metrics");
        } finally {
            Files.delete(file);
        }
    }

    /** Promtool's objections to a configuration; empty if it accepts it. */
    public static String problemsOfConfiguration(Path file) throws IOException, InterruptedException {
        return run(file, "check", "config", "--syntax-only", file.toString());
    }

    /** Runs it; returns its output if it fails or warns. */
    private static String run(Path input, String... arguments) throws IOException, InterruptedException {
        assumeTrue(isOnThePath(), "there is no promtool; Debian's package prometheus has it");
        var command = new ArrayList<>(List.of(PROGRAM));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 && (said.isBlank() || said.contains("SUCCESS")) ? "" : "failed: " + said;
    }

    private static boolean isOnThePath() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
    }
}
