package org.kept.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.document.DocumentFormat;
import org.kept.kpi.EventType;
import org.kept.mission.document.MissionWriter;
import org.kept.mission.store.MissionChangeNarrative;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.types.EventTypes;

/** The event filter of a breach in a mission document. */
class BreachTest {

    private static final String CONSEQUENCE = "consequence: \"A free crossing: any day\"\n";

    private static String with(String breach) {
        return Examples.FERRY.replace(CONSEQUENCE, CONSEQUENCE + "      breach: " + breach + "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            contact                                             | /breach                     | object.form
            {where: {a: 1}}                                     | /breach/type                | type.missing
            {type: contcat}                                     | /breach/type                | type.unknown
            {type: figure}                                      | /breach/type                | type.unknown
            {type: contact, were: {}}                           | /breach/were                | member.unknown
            {type: contact, where: {}}                          | /breach/where               | where.form
            {type: contact, where: late}                        | /breach/where               | where.form
            {type: contact, where: {a.b: 1}}                    | /breach/where/a.b           | where.member
            {type: contact, where: {customer: c-1}}             | /breach/where/customer      | where.unnamed
            {type: contact, where: {waitSeconds: {above: 60}}}  | /breach/where/waitSeconds/above | where.condition
            {type: contact, where: {waitSeconds: {}}}           | /breach/where/waitSeconds   | where.condition
            {type: contact, where: {waitSeconds: [60]}}         | /breach/where/waitSeconds   | where.condition
            {type: contact, where: {waitSeconds:}}              | /breach/where/waitSeconds   | where.condition
            {type: contact, where: {waitSeconds: {over: '60'}}} | /breach/where/waitSeconds/over | where.number
            {type: contact, where: {waitSeconds: {over: 1e13}}} | /breach/where/waitSeconds/over | where.number
            {type: contact, where: {waitSeconds: 0.1234567}}    | /breach/where/waitSeconds   | where.number
            {type: contact, where: {waitSeconds: {over: 9, under: 9}}} | /breach/where/waitSeconds | where.bounds
            {type: contact, where: {waitSeconds: {over: 9, atLeast: 9}}} | /breach/where/waitSeconds | where.bounds
            {type: contact, where: {waitSeconds: {over: 9, exists: true}}} | /breach/where/waitSeconds | where.condition
            {type: return, where: {reason: {oneOf: []}}}        | /breach/where/reason/oneOf  | where.oneOf
            {type: return, where: {reason: {oneOf: [a, 1]}}}    | /breach/where/reason/oneOf  | where.oneOf
            {type: return, where: {reason: {exists: maybe}}}    | /breach/where/reason/exists | where.exists
            """)
    void aFaultHasItsPointerAndLine(String breach, String below, String code) {
        var problem = catchThrowableOfType(Problem.class, () -> Examples.read(with(breach)));
        assertThat(problem.errors()).anySatisfy(inputError -> {
            assertThat(inputError.pointer()).isEqualTo("/clauses/0/guarantee" + below);
            assertThat(inputError.code()).isEqualTo(code);
            assertThat(inputError.line()).isEqualTo(11L);
            assertThat(inputError.detail()).matches("[A-Z'].{10,}[.?]");
        });
    }

    @Test
    void aFaultSuggestsTheCorrectForm() {
        var problem = catchThrowableOfType(Problem.class, () -> Examples.read(with("{type: contcat}")));
        assertThat(problem.errors())
                .extracting(InputError::detail)
                .containsExactly("'contcat' is not a type of event. Did you mean 'contact'? Use one of "
                        + String.join(", ", EventType.codes(EventTypes.BUILT_IN.countable())) + ".");
    }

    @Test
    void orderOfConditionsAndFormatOfNumbersDoNotMatter() {
        var one = Examples.read(with("{type: contact, where: {waitSeconds: {over: 60}, outcome: answered}}"));
        var other = Examples.read(with("{where: {outcome: answered, waitSeconds: {over: 60.0}}, type: contact}"));
        assertThat(one).isEqualTo(other);
        assertThat(MissionWriter.write(one, DocumentFormat.YAML)).contains("""
                      breach:
                        type: contact
                        where:
                          outcome: answered
                          waitSeconds:
                            over: 60
                """);
    }

    @Test
    void changesAreDescribedInSentences() {
        var none = Examples.read(Examples.FERRY);
        var minute = Examples.read(with("{type: contact, where: {waitSeconds: {over: 60}}}"));
        var two = Examples.read(with("{type: contact, where: {waitSeconds: {over: 120}}}"));
        assertThat(MissionChangeNarrative.between(none, two, Examples.KPIS))
                .containsExactly(
                        "The guarantee of “answer within two minutes” now counts contacts that waited over 120 s.");
        assertThat(MissionChangeNarrative.between(minute, two, Examples.KPIS))
                .containsExactly(
                        "The guarantee of “answer within two minutes” now counts contacts that waited over 120 s,"
                                + " and no longer contacts that waited over 60 s.");
        assertThat(MissionChangeNarrative.between(two, none, Examples.KPIS))
                .containsExactly(
                        "The guarantee of “answer within two minutes” no longer counts contacts that waited over 120 s.");
    }
}
