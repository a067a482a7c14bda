package org.kept.kpi;

import static org.kept.kpi.ContactTimes.timed;
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

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An event type with everything that Kept knows about it: the fields of its data, the inputs it counts under, its
 * sentence and its sample events. A built-in type is a constant here and nothing else; a custom type is defined by an
 * administrator. Types are equal by code, whichever version of a definition they come from.
 */
public final class EventType implements Comparable<EventType> {
    public static final EventType ORDER = new EventType(
            "order",
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
                    SampleEvent.of("ord-2", "web shop", "web", "customer=c-2", "value=12.50")));

    public static final EventType RETURN = new EventType(
            "return",
            "returns",
            Occasion.ORDER_ONCE,
            List.of(text("order"), customer("customer"), text("reason"), number("value")),
            EventRule.NONE,
            List.of(each(Input.RETURNS), byHistory(Input.ORDERS_RETURNED, Feed.FeedKind.FOLLOWED)),
            EventSentence.with("A return", ", because: ", "reason"),
            SampleEvent.NONE);

    public static final EventType INCORRECT_FULFILLMENT = new EventType(
            "incorrect-fulfillment",
            "incorrect fulfillments",
            Occasion.ORDER_ONCE,
            List.of(
                    text("order"),
                    oneOf("reason", List.of("wrong-item", "wrong-quantity", "wrong-address", "damaged", "other"))),
            EventRule.NONE,
            List.of(each(Input.INCORRECT_FULFILLMENTS)),
            EventSentence.with("An incorrect fulfillment", ": ", "reason"),
            SampleEvent.NONE);

    public static final EventType COMPLAINT = new EventType(
            "complaint",
            "complaints",
            Occasion.ORDER_OFTEN,
            List.of(customer("customer"), text("order"), text("topic")),
            EventRule.NONE,
            List.of(each(Input.COMPLAINTS)),
            EventSentence.with("A complaint", " about ", "topic"),
            SampleEvent.NONE);

    public static final EventType REFERRAL = new EventType(
            "referral",
            "referrals",
            Occasion.ITSELF,
            List.of(customer("customer").require(), customer("referrer")),
            EventRule.NONE,
            List.of(each(Input.REFERRALS), byHistory(Input.FIRST_ORDERS_REFERRED, Feed.FeedKind.TOGETHER)),
            EventSentence.always("A new customer was referred"),
            SampleEvent.NONE);

    public static final EventType CONTACT = new EventType(
            "contact",
            "contacts",
            Occasion.ITSELF,
            List.of(
                    oneOf("outcome", List.of("answered", "abandoned")).require(),
                    seconds("waitSeconds"),
                    seconds("handleSeconds"),
                    flag("resolved"),
                    customer("customer"),
                    time("arrivedAt"),
                    time("answeredAt"),
                    time("resolvedAt")),
            new ContactTimes(),
            List.of(
                    each(Input.ANSWERED, answered().and(waitKnown())).adding("waitSeconds"),
                    each(Input.ANSWERED_WAIT_UNKNOWN, answered().and(waitKnown().negate())),
                    some(Input.ANSWERED_IN_TIME, answered()).within("waitSeconds", "sla"),
                    some(Input.RESOLUTION_SAID, answered().and(data -> data.has("resolved"))),
                    some(Input.RESOLVED, answered().and(data -> data.is("resolved", true))),
                    some(Input.AWT_CLOSED, answered().and(waitKnown())).of(Feed.TakenTime.WAIT, Feed.TimeUse.CLOSED),
                    some(Input.SLA_ANSWERED_OUTSIDE, answered().and(waitKnown()))
                            .of(new Feed.TakenTime("sla", "waitSeconds"), Feed.TimeUse.OUTSIDE),
                    some(Input.SLA_ABANDONED_OUTSIDE, answered().negate().and(waitKnown()))
                            .of(new Feed.TakenTime("sla", "waitSeconds"), Feed.TimeUse.OUTSIDE),
                    some(Input.FIRST_RESPONSES, answered().and(timed("answeredAt")))
                            .of(Feed.TakenTime.FIRST_RESPONSE, Feed.TimeUse.INSIDE),
                    some(Input.FIRST_RESPONSES_IN_TIME, answered().and(timed("answeredAt")))
                            .within("answeredAt", "first-response-within"),
                    some(Input.FIRST_RESPONSES_OUTSIDE, answered().and(timed("answeredAt")))
                            .of(Feed.TakenTime.FIRST_RESPONSE, Feed.TimeUse.OUTSIDE),
                    some(Input.RESOLUTION_TIMES, timed("resolvedAt")).of(Feed.TakenTime.RESOLUTION, Feed.TimeUse.ADDED),
                    some(Input.RESOLUTION_TIMES_OUTSIDE, timed("resolvedAt"))
                            .of(Feed.TakenTime.RESOLUTION, Feed.TimeUse.OUTSIDE),
                    each(Input.ABANDONED, answered().negate().and(waitKnown())),
                    each(
                            Input.ABANDONED_WAIT_UNKNOWN,
                            answered().or(waitKnown()).negate()),
                    some(Input.ABANDONED_IN_TIME, answered().negate()).within("waitSeconds", "sla"),
                    some(Input.ABANDONED_SHORT, answered().negate()).within("waitSeconds", "abandonment-rate"),
                    some(Input.HANDLED, data -> data.has("handleSeconds")).adding("handleSeconds")),
            (id, data, time) -> contact(data, time),
            List.of(
                    SampleEvent.of(
                            "call-1",
                            "phone",
                            "phone",
                            "customer=c-1",
                            "outcome=answered",
                            "waitSeconds=18",
                            "handleSeconds=210"),
                    SampleEvent.of("call-2", "phone", "phone", "outcome=abandoned", "waitSeconds=75"),
                    SampleEvent.of("ticket-1", "help desk", "mail", "outcome=answered", "handleSeconds=5400")));

    public static final EventType SURVEY = new EventType(
            "survey",
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
            (id, data, time) -> SurveyQuestion.sentence(data),
            List.of(SampleEvent.of("ask-1", "surveys", "mail", "customer=c-1", "question=csat", "score=5")));

    public static final EventType DELIVERY = new EventType(
            "delivery",
            "deliveries",
            Occasion.ITSELF,
            List.of(text("order"), flag("late"), time("promisedBy"), time("deliveredAt")),
            new DeliveryTimes(),
            List.of(each(Input.DELIVERIES), some(Input.DELIVERIES_ON_TIME, data -> data.is("late", false))),
            (id, data, time) -> "A delivery, " + (data.is("late", true) ? "late" : "on time"),
            List.of(SampleEvent.of("parcel-1", "courier", "web", "order=ord-1", "late=false")));

    /** A ready-made count, not an occurrence; the rollup keeps it apart, and it feeds no input. */
    public static final EventType FIGURE = new EventType(
            "figure",
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
            EventSentence.always("A ready-made figure"),
            SampleEvent.NONE);

    /** The occasion on which an event of a type happens, and how often it can happen on one. */
    private enum Occasion {
        /** On its own. */
        ITSELF,
        /** With an order, at most once. */
        ORDER_ONCE,
        /** With an order, any number of times. */
        ORDER_OFTEN,
        /** Not an occurrence but a report. */
        NONE
    }

    private static final List<EventType> BUILT_IN =
            List.of(ORDER, RETURN, INCORRECT_FULFILLMENT, COMPLAINT, REFERRAL, CONTACT, SURVEY, DELIVERY, FIGURE);

    private static final Map<String, EventType> BY_CODE =
            BUILT_IN.stream().collect(Collectors.toUnmodifiableMap(EventType::code, Function.identity()));

    private static final List<String> CUSTOMER_FIELDS = BUILT_IN.stream()
            .flatMap(each -> each.fields.stream())
            .filter(field -> field.kind() == EventField.FieldKind.CUSTOMER)
            .map(EventField::name)
            .distinct()
            .toList();

    private static final Map<Input, List<Feed>> BY_INPUT =
            BUILT_IN.stream().flatMap(each -> each.feeds.stream()).collect(Collectors.groupingBy(Feed::input));

    private final String code;
    private final String plural;
    private final Occasion occasion;
    private final List<EventField> fields;
    private final EventRule rule;
    private final List<Feed> feeds;
    private final EventSentence sentence;
    private final List<SampleEvent> samples;

    private EventType(
            String code,
            String plural,
            Occasion occasion,
            List<EventField> fields,
            EventRule rule,
            List<Feed> feeds,
            EventSentence sentence,
            List<SampleEvent> samples) {
        this.code = code;
        this.plural = plural;
        this.occasion = occasion;
        this.fields = fields;
        this.rule = rule;
        this.feeds = feeds;
        this.sentence = sentence;
        this.samples = samples;
    }

    /**
     * A custom type. Its events may name a customer, and each counts once under an input of the type's own.
     *
     * @param code differs from those of the built-in types
     * @param plural what its events are called
     * @param fields its own fields, without the customer
     */
    public static EventType custom(
            String code, String plural, List<EventField> fields, EventSentence sentence, List<SampleEvent> samples) {
        if (BY_CODE.containsKey(code)) {
            throw new IllegalArgumentException(code + " is a built-in type");
        }
        var all = new ArrayList<>(fields);
        all.add(customer("customer"));
        // No KPI has a slash in its code, so that no other input has this name.
        var counted = each(new Input("type/" + code));
        return new EventType(
                code,
                plural,
                Occasion.ITSELF,
                List.copyOf(all),
                EventRule.NONE,
                List.of(counted),
                sentence,
                List.copyOf(samples));
    }

    /** A custom type whose definition is unknown. */
    public static EventType undefined(String code) {
        var words = code.replace('-', ' ');
        return custom(code, words, List.of(), EventSentence.always(words), SampleEvent.NONE);
    }

    private static Predicate<EventData> answered() {
        return data -> data.is("outcome", "answered");
    }

    private static Predicate<EventData> waitKnown() {
        return data -> data.has("waitSeconds");
    }

    private static String contact(EventData data, DoubleFunction<String> time) {
        var waited = waitKnown().test(data) ? " after " + time.apply(data.number("waitSeconds")) : "";
        if (!answered().test(data)) {
            return "A contact, abandoned" + waited;
        }
        var handled = data.has("handleSeconds") ? ", handled in " + time.apply(data.number("handleSeconds")) : "";
        var resolved = data.is("resolved", true) ? ", resolved" : ", not resolved";
        return "A contact, answered" + waited + handled + (data.has("resolved") ? resolved : "");
    }

    /** Name in JSON, such as {@code incorrect-fulfillment}. */
    public String code() {
        return code;
    }

    /** Plural noun. */
    public String plural() {
        return plural;
    }

    /** Fields of its data; any other member is stored and counts in no KPI of the catalogue. */
    public List<EventField> fields() {
        return fields;
    }

    /** The field with that name; null if the type has none. */
    public @Nullable EventField field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Rule on its members in combination. */
    public EventRule rule() {
        return rule;
    }

    /** Inputs that its events count under. */
    public List<Feed> feeds() {
        return feeds;
    }

    /** Sentence for one of its events. */
    public EventSentence sentence() {
        return sentence;
    }

    /** Its events in the sample file. */
    public List<SampleEvent> samples() {
        return samples;
    }

    /** The type whose events are the occasions for a breach by this type: for problems with an order, the order. */
    EventType occasion() {
        return switch (occasion) {
            case ITSELF, NONE -> this;
            case ORDER_ONCE, ORDER_OFTEN -> ORDER;
        };
    }

    /** Whether there is at most one event of this type for each event of the other. */
    boolean isAtMostOnePer(EventType other) {
        return occasion == Occasion.ORDER_ONCE && other.equals(ORDER);
    }

    /** The built-in types. */
    public static List<EventType> builtIn() {
        return BUILT_IN;
    }

    /** The built-in type with that code, or null. */
    public static @Nullable EventType builtIn(String code) {
        return BY_CODE.get(code);
    }

    /** Whether it is one of the built-in types. */
    public boolean isBuiltIn() {
        return BY_CODE.containsKey(code);
    }

    /** Whether its events are occurrences that can be counted: all but the figure, which is a count already. */
    public boolean isCountable() {
        return occasion != Occasion.NONE;
    }

    /** Whether a value of that member can be about one customer, so that an erasure removes it. */
    public boolean isPersonal(String member) {
        var field = field(member);
        return field == null || field.isPersonal() || (!isBuiltIn() && field.kind() == EventField.FieldKind.TEXT);
    }

    /** Codes of the types, in their order. */
    public static List<String> codes(Collection<EventType> types) {
        return types.stream().map(EventType::code).toList();
    }

    /** Members that name a customer in any type; every event stores them as keyed hashes. */
    public static List<String> customerFields() {
        return CUSTOMER_FIELDS;
    }

    /** Feeds of the input over all built-in types; empty for inputs beyond the catalogue. */
    public static List<Feed> feedsOf(Input input) {
        return BY_INPUT.getOrDefault(input, List.of());
    }

    /** Built-in types whose events feed the input. */
    public static Set<EventType> typesFeeding(Input input) {
        return BUILT_IN.stream()
                .filter(each ->
                        each.feeds.stream().anyMatch(feed -> feed.input().equals(input)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The inputs that divide its events: each event counts under exactly one of them. */
    public Stream<Input> exclusiveInputs() {
        return feeds.stream()
                .filter(feed -> feed.kind() == Feed.FeedKind.EACH_ONCE)
                .map(Feed::input);
    }

    /** Built-in types in their order, then custom types by code. */
    @Override
    public int compareTo(EventType other) {
        var order = Integer.compare(position(), other.position());
        return order != 0 ? order : code.compareTo(other.code);
    }

    private int position() {
        var index = BUILT_IN.indexOf(this);
        return index < 0 ? BUILT_IN.size() : index;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventType type && code.equals(type.code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    @Override
    public String toString() {
        return code;
    }

    /** Sentence for one event, which names no customer. */
    @FunctionalInterface
    public interface EventSentence {

        /**
         * The sentence for an event with that id and data, without a full stop.
         *
         * @param time formats a number of seconds
         */
        String of(String id, EventData data, DoubleFunction<String> time);

        /** The same words for every event. */
        static EventSentence always(String words) {
            return (id, data, time) -> words;
        }

        /** Words, followed by the text of one member if it has one. */
        static EventSentence with(String words, String before, String member) {
            return (id, data, time) -> words + suffix(before, data.text(member));
        }

        private static String suffix(String before, @Nullable String words) {
            return words == null || words.isBlank()
                    ? ""
                    : before + words.strip().replace('-', ' ');
        }
    }

    /**
     * Event of the sample file.
     *
     * @param data its members, as written in the columns of the file
     */
    public record SampleEvent(String id, String source, String channel, Map<String, String> data) {

        /** No sample events. */
        static final List<SampleEvent> NONE = List.of();

        public SampleEvent {
            data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        }

        /** Creates an event from members written as {@code name=value}. */
        public static SampleEvent of(String id, String source, String channel, String... members) {
            var data = new LinkedHashMap<String, String>();
            for (var member : members) {
                var equals = member.indexOf('=');
                data.put(member.substring(0, equals), member.substring(equals + 1));
            }
            return new SampleEvent(id, source, channel, data);
        }
    }

    /** Rule on several members of an event's data in combination. */
    @FunctionalInterface
    public interface EventRule {

        /** No rule beyond those of each member. */
        EventRule NONE = (data, faults) -> {};

        /** Collects errors. */
        interface Faults {

            /** Adds an error: a JSON pointer, a code and a sentence. */
            void add(String pointer, String code, String detail);

            /** The part of an external text that may be quoted in a sentence. */
            String quoted(String text);

            /** Adds an error for each of these members that is a time still to come. */
            void rejectFuture(EventData data, List<String> members);

            /** The KPI with that code that figures can be given for: one of the catalogue, or a custom one. */
            default Optional<Kpi> kpi(String code) {
                return Catalogue.find(code);
            }

            /** Codes of all of them. */
            default List<String> kpis() {
                return Kpi.codes(Catalogue.all());
            }

            /** A hint at the one that was probably meant, with a leading blank; empty if none is near. */
            default String nearestKpi(String code) {
                return "";
            }
        }

        /** Adds every error in the data. */
        void check(EventData data, Faults faults);

        /** Numbers and truth values, by name, that follow from other members of valid data; they are stored with it. */
        default Map<String, Object> implied(EventData data) {
            return Map.of();
        }
    }
}
