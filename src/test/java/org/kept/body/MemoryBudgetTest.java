package org.kept.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.kept.problem.Problem;

/** A request that is too large by itself is distinguished from one that arrives at a busy time. */
class MemoryBudgetTest {

    private final MemoryBudget budget = new MemoryBudget(1000);

    @Test
    void oneRequestMayNotTakeAlmostEverything() {
        try (var one = budget.open()) {
            one.add(750);
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> one.add(1))
                    .satisfies(problem -> assertThat(problem.status()).isEqualTo(413));
        }
    }

    @Test
    void whatOthersHoldIsMissingUntilTheyAreDone() {
        try (var two = budget.open()) {
            try (var one = budget.open()) {
                one.add(700);
                one.remove(100);
                assertThatExceptionOfType(Problem.class)
                        .isThrownBy(() -> two.add(401))
                        .satisfies(problem -> assertThat(problem.status()).isEqualTo(503));
                two.add(400);
            }
            two.add(350);
        }
        assertThat(budget.reserve(1000)).isTrue();
        assertThat(budget.reserve(1)).isFalse();
    }
}
