package org.kept.operate;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.jboss.logging.Logger;

/** Logs, at every start, how large the heap may become and which setting decides that. */
@ApplicationScoped
class HeapLimit {

    private static final Logger LOG = Logger.getLogger(HeapLimit.class);
    private static final List<String> FLAGS =
            List.of("-Xmx", "-XX:MaxHeapSize=", "-XX:MaxRAMPercentage=", "-XX:MaxRAM=");
    private static final int MEBIBYTE = 1 << 20;

    void log(@Observes StartupEvent started) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            LOG.info(line(
                    Runtime.getRuntime().maxMemory(),
                    ManagementFactory.getRuntimeMXBean().getInputArguments()));
        }
    }

    /**
     * The line of the log.
     *
     * @param bytes the limit
     * @param arguments of the JVM
     */
    static String line(long bytes, List<String> arguments) {
        var setting = arguments.stream()
                .filter(argument -> FLAGS.stream().anyMatch(argument::startsWith))
                .reduce((earlier, later) -> later)
                .orElse("none, a quarter of the memory; KEPT_HEAP sets another, such as 1g");
        return "Heap limited: limit=" + bytes / MEBIBYTE + "MiB setting=" + setting;
    }
}
