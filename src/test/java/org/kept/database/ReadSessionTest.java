package org.kept.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReadSessionTest {

    @Inject
    ReadSession session;

    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void aSessionReadsTheSameThingOnce() {
        assertThat(session.during(() -> read() + read())).isEqualTo(2);
        assertThat(reads).hasValue(1);
    }

    @Test
    void workInsideASessionJoinsIt() {
        session.during(() -> read() + session.during(this::read));
        assertThat(reads).hasValue(1);
    }

    @Test
    void everySessionReadsForItself() {
        session.during(this::read);
        session.during(this::read);
        assertThat(reads).hasValue(2);
    }

    @Test
    void withoutASessionEveryReadIsMade() {
        assertThat(session.isOpen()).isFalse();
        read();
        read();
        assertThat(reads).hasValue(2);
    }

    @Test
    void aSessionEndsWhenItsWorkFails() {
        assertThatThrownBy(() -> session.during(() -> {
                    throw new IllegalStateException("broken off");
                }))
                .hasMessage("broken off");
        assertThat(session.isOpen()).isFalse();
    }

    private int read() {
        return session.read("a thing", () -> {
            reads.incrementAndGet();
            return 1;
        });
    }
}
