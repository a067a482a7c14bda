package org.kept.recognition;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.kept.access.PersonalRecognitions;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.ui.DateFormatter;

/** The recognitions on a person's own page. */
@ApplicationScoped
class OwnRecognitions implements PersonalRecognitions {

    private final RecognitionService recognitions;

    OwnRecognitions(RecognitionService recognitions) {
        this.recognitions = recognitions;
    }

    @Override
    public List<PersonalRecognition> to(String email) {
        return recognitions.to(email).stream()
                .map(each -> new PersonalRecognition(
                        each.text(),
                        "From " + each.giver() + ", for "
                                + recognitions
                                        .quote(each)
                                        .map(quote -> "“" + quote + "” in ")
                                        .orElse("")
                                + "the " + DateFormatter.period(Period.of(Grain.WEEK, each.week()))
                                + ".",
                        "/recognitions#recognition-" + each.id()))
                .toList();
    }
}
