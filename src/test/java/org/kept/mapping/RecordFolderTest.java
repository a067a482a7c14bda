package org.kept.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kept.mapping.value.ColumnPattern;

/** Rows of one record find each other within a window, in bounded memory. */
class RecordFolderTest {

    private static final SourceColumns COLUMNS = new SourceColumns(List.of("key", "text"));

    @Test
    void rowsThatLieApartAreOneRecordInTheOrderOfTheFirst() {
        var folder = new RecordFolder(new ColumnPattern("key"));
        assertThat(folder.add(row(1, "b"))).isEmpty();
        assertThat(folder.add(row(2, "a"))).isEmpty();
        assertThat(folder.add(row(3, "b"))).isEmpty();
        assertThat(folder.add(row(4, ""))).isEmpty();
        assertThat(folder.add(row(5, ""))).isEmpty();
        assertThat(folder.rest())
                .extracting(rows -> rows.stream().map(SourceRecord::number).toList())
                .containsExactly(List.of(1L, 3L), List.of(2L), List.of(4L), List.of(5L));
        assertThat(folder.rest()).isEmpty();
    }

    @Test
    void noMoreRowsWaitThanTheWindowHas() {
        var folder = new RecordFolder(new ColumnPattern("key"));
        var complete = new ArrayList<List<SourceRecord>>();
        for (var i = 0; i < RecordFolder.WINDOW + 10; i++) {
            complete.addAll(folder.add(row(i, "k" + i)));
        }
        assertThat(complete).hasSize(10);
        assertThat(complete.get(0).get(0).number()).isZero();
    }

    private static SourceRecord row(long number, String key) {
        return SourceRecord.row(number, COLUMNS, List.of(key, "x"));
    }
}
