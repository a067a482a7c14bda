package org.kept.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureProposalsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            within 1 minute of call time                | within 1 minute         | 60    | sla awt
            available in under two minutes              | in under two minutes    | 120   | sla awt
            in 30 seconds                               | in 30 seconds           | 30    | sla awt
            we answer within an hour                    | within an hour          | 3600  | sla awt
            within half an hour                         | within half an hour     | 1800  | sla awt
            pick up in thirty-five secs                 | in thirty-five secs     | 35    | sla awt
            calls answered in less than 1.5 minutes     | in less than 1.5 minutes | 90   | sla awt
            nobody holds for longer than 2 min          | longer than 2 min       | 120   | sla awt
            the phone rings for no more than 20s        | no more than 20s        | 20    | sla awt
            within 1,200 seconds                        | within 1,200 seconds    | 1200  | sla awt
            a refund within two hours                   | within two hours        | 7200  | -
            parcels delivered within 24 hours           | within 24 hours         | 86400 | -
            a nurse calls you back within 30 minutes    | within 30 minutes       | 1800  | -
            answered within three rings                 | within three rings      | -     | -
            letters answered within two working days    | within two working days | -     | first-response-within
            answered on the same day                    | on the same day         | -     | first-response-within
            complaints settled by the next business day | by the next business day | -    | resolution-time
            a refund within three weeks                 | within three weeks      | -     | -
            within 9999999999999999999999 hours         | within 9999999999999999999999 hours | - | -
            """)
    void aTimeIsConvertedToSeconds(String text, String words, Integer seconds, String kpis) {
        assertThat(MeasureProposals.in(text))
                .filteredOn(each -> each.facet() == PromiseAspect.HOW_FAST)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.words()).isEqualTo(words);
                    assertThat(each.withinSeconds()).isEqualTo(Optional.ofNullable(seconds));
                    assertThat(kpis(each)).isEqualTo(kpis == null ? "" : kpis);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            more than an hour of music                     | -
            open 24 hours                                  | -
            we have 2 minutes                              | -
            available to all of our customers              | WHO all of our customers: abandonment-rate
            we deliver to every customer                   | WHO every customer:
            every caller                                   | WHO every caller: abandonment-rate
            at all hours of the day                        | WHEN at all hours of the day:
            24 hours a day, seven days a week              | WHEN 24 hours a day, seven days a week:
            every day of the week                          | WHEN every day of the week:
            during our office hours                        | WHEN during our office hours:
            while we are open                              | WHEN while we are open:
            bills are accurate                             | HOW_WELL accurate: incorrect-fulfillment-rate return-rate
            the right dose                                 | HOW_WELL the right dose: incorrect-fulfillment-rate return-rate
            the right to complain                          | -
            packed as ordered                              | HOW_WELL as ordered: incorrect-fulfillment-rate return-rate
            settled at the first contact                   | HOW_WELL at the first contact: fcr
            solved the first time                          | HOW_WELL the first time: fcr
            for the first time                             | -
            we send the parcel right the first time        | HOW_WELL right the first time: incorrect-fulfillment-rate fcr
            in one conversation                            | HOW_WELL in one conversation: fcr
            they keep coming back                          | HOW_WELL keep coming back: repeat-customer-rate repeat-order-rate
            customers stay with us                         | HOW_WELL stay with us: repeat-customer-rate repeat-order-rate
            and tell their friends                         | HOW_WELL tell their friends: referral-rate nps
            bring a friend                                 | HOW_WELL bring a friend: referral-rate nps
            it is easy                                     | HOW_WELL easy: ces
            so that you are happy                          | HOW_WELL happy: csat complaint-rate
            without complaint                              | HOW_WELL without complaint: complaint-rate
            no call goes unanswered                        | HOW_WELL no call goes unanswered: abandonment-rate
            answer every letter by hand                    | HOW_WELL answer every letter:
            without queueing                               | HOW_WELL without queueing: awt abandonment-rate
            politely                                       | HOW_WELL politely: csat
            trains run on time                             | HOW_WELL on time: on-time-rate
            a safe journey                                 | HOW_WELL safe:
            we like books                                  | -
            """)
    void wordsBecomeProposals(String text, String expected) {
        var proposals = MeasureProposals.in(text).stream()
                .map(each -> (each.facet() + " " + each.words() + ": " + kpis(each)).strip())
                .collect(Collectors.joining("; "));
        assertThat(proposals).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void aReasonQuotesTheWordsAndATargetNamesItsSource() {
        var fits = MeasureProposals.in("available within 1 minute").get(0).fits();
        assertThat(fits)
                .extracting(KpiSuggestion::because)
                .containsExactly(
                        "The share of calls answered within 1 minute, the time we promise.",
                        "The average wait, so that where “within 1 minute” is missed it is missed by little.");
        assertThat(fits).extracting(KpiSuggestion::role).containsExactly("measures", "proxy");
        var level = fits.get(0).target().orElseThrow();
        assertThat(level.form()).isEqualTo("atLeast");
        assertThat(level.value()).isEqualTo(0.8);
        assertThat(level.why()).contains("call centres", "Your words do not say it");
        var average = fits.get(1).target().orElseThrow();
        assertThat(average.form()).isEqualTo("atMost");
        assertThat(average.value()).isEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            95 % of callers speak to us within 20 seconds  | 0.95 | 95 %
            nine out of ten calls are answered in a minute | 0.9  | nine out of ten
            99.5 per cent of calls in 20 seconds           | 0.995 | 99.5 per cent
            """)
    void aShareInTheWordsIsTheTarget(String text, double share, String words) {
        var target = MeasureProposals.in(text).get(0).fits().get(0).target().orElseThrow();
        assertThat(target.value()).isEqualTo(share);
        assertThat(target.why()).isEqualTo("Your words say so: “" + words + "”.");
    }

    @Test
    void aReasonPhrasesEveryLimitAsWithin() {
        assertThat(MeasureProposals.in("Nobody waits longer than two minutes")
                        .get(1)
                        .fits()
                        .get(0)
                        .because())
                .isEqualTo("The share of calls answered within two minutes, the time we promise.");
        assertThat(MeasureProposals.in("Within two minutes we answer")
                        .get(0)
                        .fits()
                        .get(0)
                        .because())
                .isEqualTo("The share of calls answered within two minutes, the time we promise.");
    }

    @Test
    void aLimitOfDaysSaysWhetherItNeedsACalendar() {
        var working = MeasureProposals.in("95 % of letters are answered within one working day")
                .get(0);
        assertThat(working.says()).contains("first response", "Working days need a calendar");
        assertThat(working.fits()).singleElement().satisfies(fit -> {
            assertThat(fit.because())
                    .isEqualTo("The share of contacts answered within one working day, the time we promise.");
            assertThat(fit.target().orElseThrow().value()).isEqualTo(0.95);
        });
        var next = MeasureProposals.in("Letters are answered on the next day").get(0);
        assertThat(next.says()).contains("nights and weekends too");
        assertThat(next.fits().get(0).because())
                .isEqualTo("The share of contacts answered on the next day, the time we promise.");
        assertThat(next.fits().get(0).target()).isEmpty();
    }

    @Test
    void aTimeBelongsToTheNearestAction() {
        var proposals = MeasureProposals.in("We send an engineer within 4 hours and answer the phone in 30 seconds");
        assertThat(proposals).extracting(MeasureProposalsTest::kpis).isEqualTo(List.of("", "sla awt"));
    }

    private static String kpis(MeasureProposal proposal) {
        return proposal.fits().stream().map(KpiSuggestion::kpi).collect(Collectors.joining(" "));
    }
}
