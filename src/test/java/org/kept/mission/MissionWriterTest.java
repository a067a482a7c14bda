package org.kept.mission;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import org.kept.document.DocumentFormat;

class MissionWriterTest {

    @Example
    void aCanonicalDocumentIsWrittenAsItWasRead() {
        assertThat(MissionWriter.write(Examples.read(Examples.FERRY), DocumentFormat.YAML))
                .isEqualTo(Examples.FERRY);
    }
}
