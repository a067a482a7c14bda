package org.kept.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kept.ui.SpreadsheetCell;

class ChainTest {

    private static final Instant AT = Instant.parse("2026-11-16T08:31:00.123456Z");
    private static final Actor ADA = new Actor("ada@example.org", "192.0.2.7", "r1");

    @Test
    void anUntouchedChainIsIntactToItsHead() {
        var chain = chain(3);
        var chainVerification = verify(chain, 3, chain.get(2).hash(), 3);
        assertThat(chainVerification.isIntact()).isTrue();
        assertThat(chainVerification.entries()).isEqualTo(3);
        assertThat(chainVerification.head()).isEqualTo(chain.get(2).hash());
        assertThat(verify(List.of(), 0, Chain.BEGINNING, 0).isIntact()).isTrue();
    }

    @Test
    void aChangedEntryIsNamed() {
        for (var changed : List.of(
                with(chain(3).get(1), new Actor("bob@example.org", "192.0.2.7", "r1"), "key b"),
                with(chain(3).get(1), new Actor("ada@example.org", null, "r1"), "key b"),
                with(chain(3).get(1), ADA, "key x"))) {
            var chain = new ArrayList<>(chain(3));
            chain.set(1, changed);
            assertThat(verify(chain, 3, chain.get(2).hash(), 3).broken())
                    .isEqualTo("Verification failed: entry 2 does not match its hash.");
        }
    }

    @Test
    void missingEntriesAreDetected() {
        var chain = chain(3);
        var head = chain.get(2).hash();
        assertThat(verify(List.of(chain.get(0), chain.get(2)), 3, head, 3).broken())
                .isEqualTo("Verification failed: entry 2 is missing.");
        assertThat(verify(chain.subList(0, 1), 3, head, 1).broken())
                .isEqualTo("Verification failed: entries 2 to 3 are missing.");
    }

    @Test
    void entriesAfterTheHeadAreDetected() {
        var chain = chain(3);
        assertThat(verify(chain.subList(0, 2), 2, chain.get(1).hash(), 3).broken())
                .isEqualTo("Verification failed: there are entries after 2, the last one written.");
    }

    @Test
    void textCannotShiftBetweenFields() {
        var one =
                Chain.append(Chain.BEGINNING, 1, AT, ADA, new AuditChange(AuditAction.KEY_MADE, "ab", "c", null, null));
        var other =
                Chain.append(Chain.BEGINNING, 1, AT, ADA, new AuditChange(AuditAction.KEY_MADE, "a", "bc", null, null));
        var moved =
                Chain.append(Chain.BEGINNING, 1, AT, ADA, new AuditChange(AuditAction.KEY_MADE, "ab", null, "c", null));
        assertThat(List.of(one.hash(), other.hash(), moved.hash())).doesNotHaveDuplicates();
    }

    @Test
    void aCellNeverBeginsAFormula() {
        for (var text : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1")) {
            assertThat(SpreadsheetCell.escape(text)).isEqualTo("'" + text);
        }
        assertThat(SpreadsheetCell.escape("name: = no formula")).isEqualTo("name: = no formula");
        assertThat(SpreadsheetCell.escape("")).isEmpty();
    }

    private static AuditEntry with(AuditEntry entry, Actor actor, String subject) {
        return new AuditEntry(
                entry.number(),
                entry.at(),
                actor,
                entry.act(),
                subject,
                entry.before(),
                entry.after(),
                null,
                entry.hash());
    }

    private static List<AuditEntry> chain(int length) {
        var chain = new ArrayList<AuditEntry>();
        var head = Chain.BEGINNING;
        for (var i = 0; i < length; i++) {
            var change = AuditChange.added(AuditAction.KEY_MADE, "key " + (char) ('a' + i), "name: shop");
            var entry = Chain.append(head, i + 1, AT.plusSeconds(i), ADA, change);
            chain.add(entry);
            head = entry.hash();
        }
        return chain;
    }

    private static ChainVerification verify(List<AuditEntry> chain, long headNumber, String headHash, long last) {
        var chainVerifier = new ChainVerifier();
        for (var entry : chain) {
            if (!chainVerifier.accept(entry)) {
                break;
            }
        }
        return chainVerifier.finish(headNumber, headHash, last);
    }
}
