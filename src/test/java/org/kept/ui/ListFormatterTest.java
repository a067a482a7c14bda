package org.kept.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListFormatterTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a         | a
            a;b       | a and b
            a;b;c     | a, b and c
            a;b;c;d   | a, b, c and 1 more
            a;b;c;d;e | a, b, c and 2 more
            """)
    void whatIsNotListedIsCounted(String parts, String list) {
        assertThat(ListFormatter.upTo(3, List.of(parts.split(";")))).isEqualTo(list);
    }
}
