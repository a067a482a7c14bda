package org.kept.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeapLimitTest {

    private static final long BYTES = 512L << 20;

    @Test
    void theLogNamesTheLimitAndWhatSetsIt() {
        assertThat(HeapLimit.line(BYTES, List.of("-Xmx1g", "-Dkept.zone=UTC", "-Xmx512m")))
                .isEqualTo("Heap limited: limit=512MiB setting=-Xmx512m");
        assertThat(HeapLimit.line(BYTES, List.of("-XX:MaxRAMPercentage=50")))
                .endsWith("setting=-XX:MaxRAMPercentage=50");
        assertThat(HeapLimit.line(BYTES, List.of("-XX:+UseSerialGC"))).contains("setting=none", "KEPT_HEAP");
    }
}
