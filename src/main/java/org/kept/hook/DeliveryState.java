package org.kept.hook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Result of a delivery. */
public enum DeliveryState {
    /** It gave at least one new event. */
    STORED,

    /** It is genuine, but contains no event. */
    IGNORED,

    /** It could not be read completely; once its mapping is corrected, it can be replayed. */
    FAILED,

    /** All its events, or newer ones in their place, were stored already. */
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
