package org.kept.packaged;

import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.kept.mapping.Recipes;
import org.kept.mapping.SourceColumns;
import org.kept.mapping.SourceRecord;
import org.kept.types.EventTypes;

/** Synthetic orders of the last weeks as Shopify exports them, every fifth with a second item, and the events they give. */
final class SyntheticExport {

    private static final String RECIPE = "shopify-orders";
    private static final int SECONDS_APART = 12;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xx", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String[] SOURCES = {"web", "pos"};
    private static final String HEADINGS = "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,"
            + "Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,"
            + "Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing City,Billing Country,"
            + "Shipping City,Shipping Country,Notes,Cancelled at,Payment Method,Refunded Amount,Vendor,Id,Tags,Source\n";

    private SyntheticExport() {}

    /** Generates this many orders, the same for the same seed; another seed gives other ids. */
    static String generate(int orders, long seed) {
        var random = new Random(seed);
        var begin = Instant.now().truncatedTo(ChronoUnit.HOURS).minusSeconds((long) SECONDS_APART * (orders + 1));
        var csv = new StringBuilder(orders * 300).append(HEADINGS);
        for (var i = 0; i < orders; i++) {
            var name = "#" + i;
            var email = "c" + random.nextInt(50_000) + "@example.org";
            var price = random.nextInt(20_000) / 100.0;
            var at = TIME.format(begin.plusSeconds((long) SECONDS_APART * i));
            csv.append(name)
                    .append(',')
                    .append(email)
                    .append(",paid,")
                    .append(at)
                    .append(",fulfilled,")
                    .append(at)
                    .append(",no,GBP,")
                    .append(price)
                    .append(",0.00,0.00,")
                    .append(price)
                    .append(",,0.00,Standard,")
                    .append(at)
                    .append(",1,\"A teapot, blue\",")
                    .append(price)
                    .append(",TP-1,Leeds,GB,Leeds,GB,,,Card,0.00,Saltmarsh,")
                    .append(Long.toUnsignedString(random.nextLong()))
                    .append(",,")
                    .append(SOURCES[random.nextInt(SOURCES.length)])
                    .append('\n');
            if (i % 5 == 0) {
                csv.append(name)
                        .append(',')
                        .append(email)
                        .append(",,,,,,,,,,,,,,")
                        .append(at)
                        .append(",1,Cup,4.50,CP-1,,,,,,,,,Saltmarsh,,,\n");
            }
        }
        return csv.toString();
    }

    /** The events of an export, mapped by the recipe, as NDJSON. */
    static byte[] events(String csv) {
        var ndjson = new StringBuilder(csv.length());
        Recipes.find(RECIPE)
                .mapping()
                .apply(rows(csv).iterator(), EventTypes.BUILT_IN)
                .forEachRemaining(record -> {
                    if (!record.faults().isEmpty()) {
                        throw new IllegalStateException(record.faults().toString());
                    }
                    record.events().forEach(event -> ndjson.append(event).append('\n'));
                });
        return ndjson.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<SourceRecord> rows(String csv) {
        var records = new ArrayList<SourceRecord>();
        SourceColumns columns = null;
        for (var row : CsvReader.builder().ofCsvRecord(csv)) {
            if (columns == null) {
                columns = new SourceColumns(row.getFields());
            } else {
                records.add(SourceRecord.row(row.getStartingLineNumber(), columns, row.getFields()));
            }
        }
        return records;
    }
}
