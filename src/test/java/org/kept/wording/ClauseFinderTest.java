package org.kept.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClauseFinderTest {

    @Test
    void eachPromiseInASentenceIsAClause() {
        assertThat(
                        clauses(
                                "We strive to be available to all of our customers within 1 minute of call time at all hours of the day."))
                .containsExactly(
                        "available to all of our customers", "within 1 minute of call time", "at all hours of the day");
    }

    @Test
    void partsKeepTheirOwnVerb() {
        assertThat(clauses(
                        "We send the right book the first time, we pick up the phone within a minute, we put things right"
                                + " in one conversation, and we answer every letter by hand, so that readers come back and bring a"
                                + " friend."))
                .containsExactly(
                        "send the right book the first time",
                        "pick up the phone within a minute",
                        "put things right in one conversation",
                        "answer every letter by hand",
                        "readers come back and bring a friend");
    }

    @Test
    void aNegatedLimitStaysWithItsNegation() {
        assertThat(clauses("Nobody waits longer than four hours, by day or by night."))
                .containsExactly("Nobody waits longer than four hours", "by day or by night");
        assertThat(clauses("We make it easy to switch, and nobody has to explain the same thing twice!"))
                .containsExactly("make it easy to switch", "nobody has to explain the same thing twice");
    }

    @Test
    void punctuationInNumbersDoesNotSplit() {
        assertThat(clauses("We answer within 1.5 minutes, 24/7")).containsExactly("answer within 1.5 minutes", "24/7");
    }

    @Test
    void identicalPartsAreSuggestedOnce() {
        assertThat(clauses("Within a minute, within a minute")).containsExactly("Within a minute", "within a minute");
        assertThat(clauses("within a minute, within a minute")).containsExactly("within a minute");
    }

    @Test
    void wordsThatCannotBeMeasuredAreNoClause() {
        assertThat(clauses("We put the customer at the heart of everything we do"))
                .isEmpty();
        assertThat(clauses("")).isEmpty();
    }

    private static List<String> clauses(String statement) {
        return ClauseFinder.suggest(statement).stream()
                .map(each -> each.of(statement))
                .toList();
    }
}
