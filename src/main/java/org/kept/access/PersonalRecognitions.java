package org.kept.access;

import java.util.List;

/** The recognitions that a person received, shown on their account page; implemented by the recognition feature. */
public interface PersonalRecognitions {

    /**
     * Thanks to a person.
     *
     * @param about who gave it, when and for what
     * @param href where the person can remove it
     */
    record PersonalRecognition(String text, String about, String href) {}

    /** The recognitions of the person with this e-mail address, newest first. */
    List<PersonalRecognition> to(String email);
}
