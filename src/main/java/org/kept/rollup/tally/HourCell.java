package org.kept.rollup.tally;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.kept.rollup.model.SliceKey;
import org.kept.rollup.tally.InputPlaces.InputPlace;

/** What is added to one cell: the sums of all inputs of an hour, team and channel, each at its place. */
final class HourCell {

    /** Key of a cell. Inputs beyond the first {@value InputPlaces#PLACES} are in further parts. */
    record HourCellKey(Instant hour, SliceKey slice, int part) {
        private static final Comparator<HourCellKey> ORDER = Comparator.comparing(HourCellKey::hour)
                .thenComparing(HourCellKey::slice)
                .thenComparing(HourCellKey::part);
    }

    private final HourCellKey key;
    private final LocalDate day;
    private final long[] n = new long[InputPlaces.PLACES];
    private final long[] total = new long[InputPlaces.PLACES];
    private final BigInteger[] squares = new BigInteger[InputPlaces.PLACES];

    private HourCell(HourCellKey key, LocalDate day) {
        this.key = key;
        this.day = day;
        Arrays.fill(squares, BigInteger.ZERO);
    }

    /** The cells of these sums, in the order in which all writers lock them. */
    static Collection<HourCell> of(Map<TallyDelta.HourKey, InputDelta> hours, Map<String, InputPlace> places) {
        var cells = new TreeMap<HourCellKey, HourCell>(HourCellKey.ORDER);
        hours.forEach((hour, delta) -> {
            var place = places.get(hour.input().code());
            if (place == null) {
                throw new IllegalStateException("no place for " + hour.input().code());
            }
            cells.computeIfAbsent(
                            new HourCellKey(hour.hour(), hour.cell(), place.part()),
                            key -> new HourCell(key, hour.day()))
                    .add(place.place() - 1, delta);
        });
        return cells.values();
    }

    private void add(int index, InputDelta delta) {
        n[index] = Math.addExact(n[index], delta.n());
        total[index] = Math.addExact(total[index], delta.total());
        squares[index] = squares[index].add(delta.squares());
    }

    /** Adds what is stored. */
    void add(Object[] storedN, Object[] storedTotal, Object[] storedSquares) {
        for (var i = 0; i < storedN.length; i++) {
            n[i] = Math.addExact(n[i], ((Number) storedN[i]).longValue());
        }
        for (var i = 0; i < storedTotal.length; i++) {
            total[i] = Math.addExact(total[i], ((Number) storedTotal[i]).longValue());
        }
        for (var i = 0; i < storedSquares.length; i++) {
            squares[i] = squares[i].add(new BigDecimal(storedSquares[i].toString()).toBigIntegerExact());
        }
    }

    HourCellKey key() {
        return key;
    }

    LocalDate day() {
        return day;
    }

    /** Numbers of occurrences by place, as far as any sum is not zero. */
    Long[] n() {
        var length = Math.max(length(n), Math.max(length(total), lengthOfSquares()));
        return Arrays.stream(n, 0, length).boxed().toArray(Long[]::new);
    }

    /** Sums by place, without zeros at the end. */
    Long[] total() {
        return Arrays.stream(total, 0, length(total)).boxed().toArray(Long[]::new);
    }

    /** Squares by place, without zeros at the end. */
    BigDecimal[] squares() {
        return Arrays.stream(squares, 0, lengthOfSquares()).map(BigDecimal::new).toArray(BigDecimal[]::new);
    }

    private static int length(long[] sums) {
        var length = sums.length;
        while (length > 0 && sums[length - 1] == 0) {
            length--;
        }
        return length;
    }

    private int lengthOfSquares() {
        var length = squares.length;
        while (length > 0 && squares[length - 1].signum() == 0) {
            length--;
        }
        return length;
    }
}
