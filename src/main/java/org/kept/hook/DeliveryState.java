package org.kept.hook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What became of a delivery. */
public enum DeliveryState {
    /** It gave at least one event that was not known. */
    STORED,

    /** It is genuine, and has nothing for Kept. */
    IGNORED,

    /** It could not be read completely; once its mapping is mended, it can be replayed. */
    FAILED,

    /** All its events were known, or newer ones are. */
    REPLAYED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(DeliveryState::code).toList();
    }

    static Optional<DeliveryState> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
