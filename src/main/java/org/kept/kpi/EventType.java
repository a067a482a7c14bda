package org.kept.kpi;

import static org.kept.kpi.EventField.customer;
import static org.kept.kpi.EventField.flag;
import static org.kept.kpi.EventField.number;
import static org.kept.kpi.EventField.oneOf;
import static org.kept.kpi.EventField.seconds;
import static org.kept.kpi.EventField.text;
import static org.kept.kpi.EventField.time;
import static org.kept.kpi.EventField.whole;
import static org.kept.kpi.Feed.byHistory;
import static org.kept.kpi.Feed.each;
import static org.kept.kpi.Feed.some;
import static org.kept.kpi.SurveyQuestion.CES;
import static org.kept.kpi.SurveyQuestion.CSAT;
import static org.kept.kpi.SurveyQuestion.NPS;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The types of event, each with everything that Kept knows about it: what its data may hold, which inputs it counts under,
 * how it reads, and what of it is in the sample file. A new type is a new constant and nothing else.
 */
public enum EventType {
    ORDER(
            "orders",
            Occasion.ITSELF,
            List.of(customer("customer"), number("value")),
            EventRule.NONE,
            List.of(
                    each(Input.ORDERS),
                    some(Input.ORDERS_WITH_CUSTOMER, data -> data.has("customer")),
                    byHistory(Input.FIRST_ORDERS, Feed.FeedKind.FIRST_ORDER),
                    byHistory(Input.FIRST_ORDERS_REFERRED, Feed.FeedKind.TOGETHER),
                    byHistory(Input.CUSTOMERS, Feed.FeedKind.CUSTOMER_ONCE),
                    byHistory(Input.CUSTOMERS_RETURNING, Feed.FeedKind.CUSTOMER_ONCE),
                    byHistory(Input.ORDERS_RETURNED, Feed.FeedKind.FOLLOWED)),
            EventSentence.always("An order"),
            List.of(
                    SampleEvent.of("ord-1", "web shop", "web", "customer=c-1", "value=24.90"),
                    SampleEvent.of("ord-2", "web shop", "web", "customer=c-2", "value=12.50"))),
    RETURN(
            "returns",
            Occasion.ORDER_ONCE,
            List.of(text("order"), customer("customer"), text("reason"), number("value")),
            EventRule.NONE,
            List.of(each(Input.RETURNS), byHistory(Input.ORDERS_RETURNED, Feed.FeedKind.FOLLOWED)),
            EventSentence.with("A return", ", because: ", "reason"),
            SampleEvent.NONE),
    INCORRECT_FULFILLMENT(
            "incorrect fulfillments",
            Occasion.ORDER_ONCE,
            List.of(
                    text("order"),
                    oneOf("reason", List.of("wrong-item", "wrong-quantity", "wrong-address", "damaged", "other"))),
            EventRule.NONE,
            List.of(each(Input.INCORRECT_FULFILLMENTS)),
            EventSentence.with("An incorrect fulfillment", ": ", "reason"),
            SampleEvent.NONE),
    COMPLAINT(
            "complaints",
            Occasion.ORDER_OFTEN,
            List.of(customer("customer"), text("order"), text("topic")),
            EventRule.NONE,
            List.of(each(Input.COMPLAINTS)),
            EventSentence.with("A complaint", " about ", "topic"),
            SampleEvent.NONE),
    REFERRAL(
            "referrals",
            Occasion.ITSELF,
            List.of(customer("customer").require(), customer("referrer")),
            EventRule.NONE,
            List.of(each(Input.REFERRALS), byHistory(Input.FIRST_ORDERS_REFERRED, Feed.FeedKind.TOGETHER)),
            EventSentence.always("A new customer was referred"),
            SampleEvent.NONE),
    CONTACT(
            "contacts",
            Occasion.ITSELF,
            List.of(
                    oneOf("outcome", List.of("answered", "abandoned")).require(),
                    seconds("waitSeconds").require(),
                    seconds("handleSeconds"),
                    flag("resolved"),
                    customer("customer")),
            EventRule.NONE,
            List.of(
                    each(Input.ANSWERED, answered()).adding("waitSeconds"),
                    some(Input.ANSWERED_IN_TIME, answered()).within("waitSeconds", "sla"),
                    some(Input.RESOLUTION_SAID, answered().and(data -> data.has("resolved"))),
                    some(Input.RESOLVED, answered().and(data -> data.is("resolved", true))),
                    each(Input.ABANDONED, answered().negate()),
                    some(Input.ABANDONED_IN_TIME, answered().negate()).within("waitSeconds", "sla"),
                    some(Input.ABANDONED_SHORT, answered().negate()).within("waitSeconds", "abandonment-rate"),
                    some(Input.HANDLED, data -> data.has("handleSeconds")).adding("handleSeconds")),
            EventType::contact,
            List.of(
                    SampleEvent.of(
                            "call-1",
                            "phone",
                            "phone",
                            "customer=c-1",
                            "outcome=answered",
                            "waitSeconds=18",
                            "handleSeconds=210"),
                    SampleEvent.of("call-2", "phone", "phone", "outcome=abandoned", "waitSeconds=75"))),
    SURVEY(
            "survey answers",
            Occasion.ITSELF,
            List.of(
                    oneOf("question", SurveyQuestion.codes()).require(),
                    whole("score").require(),
                    customer("customer"),
                    EventField.of("comment", EventField.FieldKind.COMMENT)),
            SurveyQuestion::check,
            List.of(
                    each(Input.CSAT_ANSWERS, CSAT.answered()).adding("score"),
                    some(Input.CSAT_SATISFIED, CSAT.scored(4, 5)),
                    each(Input.CES_ANSWERS, CES.answered()).adding("score"),
                    some(Input.CES_EASY, CES.scored(5, 7)),
                    each(Input.NPS_PROMOTERS, NPS.scored(9, 10)),
                    each(Input.NPS_PASSIVES, NPS.scored(7, 8)),
                    each(Input.NPS_DETRACTORS, NPS.scored(0, 6))),
            (data, time) -> SurveyQuestion.sentence(data),
            List.of(SampleEvent.of("ask-1", "surveys", "mail", "customer=c-1", "question=csat", "score=5"))),
    DELIVERY(
            "deliveries",
            Occasion.ITSELF,
            List.of(text("order"), flag("late"), time("promisedBy"), time("deliveredAt")),
            new Lateness(),
            List.of(each(Input.DELIVERIES), some(Input.DELIVERIES_ON_TIME, data -> data.is("late", false))),
            (data, time) -> "A delivery, " + (data.is("late", true) ? "late" : "on time"),
            List.of(SampleEvent.of("parcel-1", "courier", "web", "order=ord-1", "late=false"))),
    /** No occurrence but a count already; the rollup keeps it apart, and no input is fed by it. */
    FIGURE(
            "figures",
            Occasion.NONE,
            List.of(
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
                    whole("detractors")),
            FigureRule::check,
            List.of(),
            EventSentence.always("A figure that somebody else computed"),
            SampleEvent.NONE);

    /** A delivery says whether it was late, or both times from which that follows. */
    private static final class Lateness implements EventRule {

        @Override
        public void check(EventData data, Faults faults) {
            var late = byTimes(data);
            if (!data.has("late") && data.has("promisedBy") != data.has("deliveredAt")) {
                var missing = data.has("promisedBy") ? "deliveredAt" : "promisedBy";
                faults.add("/data/" + missing, missing + ".missing", "promisedBy and deliveredAt go together.");
            } else if (!data.has("late") && !data.has("promisedBy")) {
                faults.add(
                        "/data/late",
                        "late.missing",
                        "Say late (true or false), or promisedBy and deliveredAt, from which it follows.");
            } else if (late != null && data.member("late") instanceof Boolean told && !told.equals(late)) {
                faults.add(
                        "/data/late",
                        "late.conflict",
                        "late is " + told + ", but it was " + (late ? "" : "not ")
                                + "delivered after promisedBy. Leave late out, or correct the times.");
            }
        }

        @Override
        public Map<String, Boolean> implied(EventData data) {
            var late = byTimes(data);
            return late == null ? Map.of() : Map.of("late", late);
        }

        /** Whether it came after the time it was promised by; null where the two times do not say. */
        private static @Nullable Boolean byTimes(EventData data) {
            var promised = data.moment("promisedBy");
            var delivered = data.moment("deliveredAt");
            if (promised == null || delivered == null) {
                return null;
            }
            return delivered.isAfter(promised);
        }
    }

    /** On what occasion something of the type happens, and how often. */
    private enum Occasion {
        /** On its own. */
        ITSELF,
        /** With an order, once at most. */
        ORDER_ONCE,
        /** With an order, and there can be several. */
        ORDER_OFTEN,
        /** It does not happen: it is told. */
        NONE
    }

    private static final Map<String, EventType> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::code, Function.identity()));

    private static final List<EventType> COUNTABLE = Arrays.stream(values())
            .filter(each -> each.occasion != Occasion.NONE)
            .toList();

    private static final List<String> CUSTOMER_FIELDS = Arrays.stream(values())
            .flatMap(each -> each.fields.stream())
            .filter(field -> field.kind() == EventField.FieldKind.CUSTOMER)
            .map(EventField::name)
            .distinct()
            .toList();

    private static final Map<Input, List<Feed>> BY_INPUT =
            Arrays.stream(values()).flatMap(each -> each.feeds.stream()).collect(Collectors.groupingBy(Feed::input));

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String plural;
    private final Occasion occasion;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<EventField> fields;

    @SuppressWarnings("ImmutableEnumChecker") // has no state
    private final EventRule rule;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<Feed> feeds;

    @SuppressWarnings("ImmutableEnumChecker") // has no state
    private final EventSentence sentence;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<SampleEvent> samples;

    EventType(
            String plural,
            Occasion occasion,
            List<EventField> fields,
            EventRule rule,
            List<Feed> feeds,
            EventSentence sentence,
            List<SampleEvent> samples) {
        this.plural = plural;
        this.occasion = occasion;
        this.fields = fields;
        this.rule = rule;
        this.feeds = feeds;
        this.sentence = sentence;
        this.samples = samples;
    }

    private static Predicate<EventData> answered() {
        return data -> data.is("outcome", "answered");
    }

    private static String contact(EventData data, DoubleFunction<String> time) {
        var waited = time.apply(data.number("waitSeconds"));
        if (!answered().test(data)) {
            return "A contact, abandoned after " + waited;
        }
        var handled = data.has("handleSeconds") ? ", handled in " + time.apply(data.number("handleSeconds")) : "";
        var resolved = data.is("resolved", true) ? ", resolved" : ", not resolved";
        return "A contact, answered after " + waited + handled + (data.has("resolved") ? resolved : "");
    }

    /** The name in JSON, such as {@code incorrect-fulfillment}. */
    public String code() {
        return code;
    }

    /** Several of them in words. */
    public String plural() {
        return plural;
    }

    /** What its data may hold; any other member is kept and counts in no KPI of the catalogue. */
    public List<EventField> fields() {
        return fields;
    }

    /** The field of that name; null for a member that the type does not know. */
    public @Nullable EventField field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** What its members must be together. */
    public EventRule rule() {
        return rule;
    }

    /** The inputs that its events count under. */
    public List<Feed> feeds() {
        return feeds;
    }

    /** How one of them reads. */
    public EventSentence sentence() {
        return sentence;
    }

    /** Those in the sample file. */
    public List<SampleEvent> samples() {
        return samples;
    }

    /** What a promise is broken on by an event of this type: what is wrong with an order is counted by orders. */
    EventType occasion() {
        return switch (occasion) {
            case ITSELF, NONE -> this;
            case ORDER_ONCE, ORDER_OFTEN -> ORDER;
        };
    }

    /** Whether there is at most one of them for each event of that type. */
    boolean isAtMostOnePer(EventType other) {
        return occasion == Occasion.ORDER_ONCE && other == ORDER;
    }

    /** The type of that code, or null. */
    public static @Nullable EventType find(String code) {
        return BY_CODE.get(code);
    }

    /** The types whose events are occurrences: all but the figure, which is a count already. */
    public static List<EventType> countable() {
        return COUNTABLE;
    }

    /** The codes of those, in their order. */
    public static List<String> codes(Collection<EventType> types) {
        return types.stream().map(EventType::code).toList();
    }

    /** The members that name a customer in any type; in every event they are stored as keyed hashes. */
    public static List<String> customerFields() {
        return CUSTOMER_FIELDS;
    }

    /** What feeds the input, over all types; empty for the inputs of KPIs that a company defines itself. */
    public static List<Feed> feeding(Input input) {
        return BY_INPUT.getOrDefault(input, List.of());
    }

    /** The types whose events feed the input. */
    public static Set<EventType> countedIn(Input input) {
        return Arrays.stream(values())
                .filter(each ->
                        each.feeds.stream().anyMatch(feed -> feed.input().equals(input)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(EventType.class)));
    }

    /** The inputs under exactly one of which each event of the type counts. */
    public Stream<Input> inputsOfAll() {
        return feeds.stream()
                .filter(feed -> feed.kind() == Feed.FeedKind.EACH_ONCE)
                .map(Feed::input);
    }

    /** The sentence for one event, which names no customer. */
    @FunctionalInterface
    public interface EventSentence {

        /**
         * The sentence of an event with those data, without a full stop.
         *
         * @param time writes a number of seconds
         */
        String of(EventData data, DoubleFunction<String> time);

        /** The same words for each. */
        static EventSentence always(String words) {
            return (data, time) -> words;
        }

        /** Words, and after them what the event says in one of its members, if anything. */
        static EventSentence with(String words, String before, String member) {
            return (data, time) -> words + told(before, data.text(member));
        }

        private static String told(String before, @Nullable String words) {
            return words == null || words.isBlank()
                    ? ""
                    : before + words.strip().replace('-', ' ');
        }
    }

    /**
     * An event of the small file that people begin from.
     *
     * @param data its members, as written in the columns of the file
     */
    public record SampleEvent(String id, String source, String channel, Map<String, String> data) {

        /** No event of the type is in the file. */
        static final List<SampleEvent> NONE = List.of();

        public SampleEvent {
            data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        }

        /** An event with members written as {@code name=value}. */
        static SampleEvent of(String id, String source, String channel, String... members) {
            var data = new LinkedHashMap<String, String>();
            for (var member : members) {
                var equals = member.indexOf('=');
                data.put(member.substring(0, equals), member.substring(equals + 1));
            }
            return new SampleEvent(id, source, channel, data);
        }
    }

    /** A rule about several members of an event's data together. */
    @FunctionalInterface
    public interface EventRule {

        /** No rule beyond those of each member. */
        EventRule NONE = (data, faults) -> {};

        /** Receives what is wrong. */
        interface Faults {

            /** Adds a fault: a JSON pointer, a code and a sentence. */
            void add(String pointer, String code, String detail);

            /** As much of a text from outside as may be quoted in a sentence. */
            String quoted(String text);
        }

        /** Adds whatever is wrong with the data. */
        void check(EventData data, Faults faults);

        /** Truth values that follow from other members of data without a fault, by name; they are kept with the event. */
        default Map<String, Boolean> implied(EventData data) {
            return Map.of();
        }
    }
}
