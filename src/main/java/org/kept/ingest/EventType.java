package org.kept.ingest;

import static org.kept.ingest.Member.comment;
import static org.kept.ingest.Member.customer;
import static org.kept.ingest.Member.flag;
import static org.kept.ingest.Member.number;
import static org.kept.ingest.Member.oneOf;
import static org.kept.ingest.Member.seconds;
import static org.kept.ingest.Member.text;
import static org.kept.ingest.Member.whole;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The kinds of event that the door takes, and what their data may hold. */
public enum EventType {
    ORDER(customer("customer"), number("value")),
    RETURN(text("order"), customer("customer"), text("reason"), number("value")),
    INCORRECT_FULFILLMENT(
            text("order"), oneOf("reason", "wrong-item", "wrong-quantity", "wrong-address", "damaged", "other")),
    COMPLAINT(customer("customer"), text("order"), text("topic")),
    REFERRAL(customer("customer").require(), customer("referrer")),
    CONTACT(
            oneOf("outcome", "answered", "abandoned").require(),
            seconds("waitSeconds").require(),
            seconds("handleSeconds"),
            flag("resolved"),
            customer("customer")),
    SURVEY(
            oneOf("question", "csat", "nps", "ces").require(),
            whole("score").require(),
            customer("customer"),
            comment("comment")),
    FIGURE(
            text("kpi").require(),
            text("week"),
            text("month"),
            text("date"),
            number("numerator"),
            number("denominator"),
            number("value"),
            number("sample"),
            whole("promoters"),
            whole("passives"),
            whole("detractors"));

    private static final Map<String, EventType> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::code, Function.identity()));

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<Member> members;

    EventType(Member... members) {
        this.members = List.of(members);
    }

    /** The name in JSON, such as {@code incorrect-fulfillment}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What its data may hold; any other member is kept and counts nowhere. */
    List<Member> members() {
        return members;
    }

    @Nullable
    Member member(String name) {
        return members.stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The type of that code, or null. */
    public static @Nullable EventType find(String code) {
        return BY_CODE.get(code);
    }

    /** Every code, for a message. */
    static String codes() {
        return Arrays.stream(values()).map(EventType::code).collect(Collectors.joining(", "));
    }
}
