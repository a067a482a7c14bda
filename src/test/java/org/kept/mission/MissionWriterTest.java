package org.kept.mission;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;

class MissionWriterTest {

    @Example
    void aCanonicalDocumentIsWrittenAsItWasRead() {
        assertThat(MissionWriter.write(Examples.read(Examples.FERRY), Format.YAML))
                .isEqualTo(Examples.FERRY);
    }
}
