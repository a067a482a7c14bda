package org.kept.ingest;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** A small file to begin from: one row for the most common kinds of event, of the day before. */
final class SampleCsv {

    private static final String ROWS = """
            id,source,type,time,team,channel,customer,value,outcome,waitSeconds,handleSeconds,question,score
            ord-1,web shop,order,{0},north,web,c-1,24.90,,,,,
            ord-2,web shop,order,{1},north,web,c-2,12.50,,,,,
            call-1,phone,contact,{2},north,phone,c-1,,answered,18,210,,
            call-2,phone,contact,{3},north,phone,,,abandoned,75,,,
            ask-1,surveys,survey,{4},north,mail,c-1,,,,,csat,5
            """;

    private SampleCsv() {}

    /** The file with its times before that moment. */
    static String before(OffsetDateTime now) {
        var text = ROWS;
        var time = now.truncatedTo(ChronoUnit.MINUTES).minusDays(1);
        for (var row = 0; row < 5; row++) {
            var written = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.plusMinutes(20L * row));
            text = text.replace("{" + row + "}", written);
        }
        return text;
    }
}
