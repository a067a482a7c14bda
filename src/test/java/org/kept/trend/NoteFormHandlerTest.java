package org.kept.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

class NoteFormHandlerTest {

    @Test
    void onlyAConflictIsAnErrorOfTheFirstWeek() {
        assertThat(NoteFormHandler.fieldErrors(Problem.conflict("Taken.")))
                .containsExactly(InputError.at("/from", "phase.exists", "Taken."));
        var tooLong = InputError.at("/text", "text.long", "Too long.");
        assertThat(NoteFormHandler.fieldErrors(Problem.invalid("Not saved.", List.of(tooLong))))
                .containsExactly(tooLong);
    }

    @Test
    void whatNoFieldCanCorrectIsNoErrorOfAField() {
        for (var problem : List.of(
                Problem.forbidden("No."), Problem.notFound("No."), Problem.busy("Later.", Duration.ofSeconds(1)))) {
            assertThatThrownBy(() -> NoteFormHandler.fieldErrors(problem)).isSameAs(problem);
        }
    }
}
