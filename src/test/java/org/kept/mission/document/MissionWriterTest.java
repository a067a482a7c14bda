package org.kept.mission.document;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import org.kept.document.DocumentFormat;
import org.kept.mission.Examples;

class MissionWriterTest {

    @Example
    void aCanonicalDocumentIsWrittenUnchanged() {
        assertThat(MissionWriter.write(Examples.read(Examples.FERRY), DocumentFormat.YAML))
                .isEqualTo(Examples.FERRY);
    }
}
