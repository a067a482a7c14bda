package org.kept.access;

import java.util.List;

/** What others thanked a person for, implemented by the feature that keeps recognitions; shown on the person's own page. */
public interface PersonalRecognitions {

    /**
     * Thanks to a person.
     *
     * @param about who gave it, when and for what
     * @param href where the person can take it off
     */
    record PersonalRecognition(String text, String about, String href) {}

    /** Thanks to the person with this e-mail address, newest first. */
    List<PersonalRecognition> to(String email);
}
