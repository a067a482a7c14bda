package org.kept.mission;

import java.util.List;
import java.util.Optional;
import org.kept.calendar.Period;
import org.kept.document.DocumentFormat;
import org.kept.problem.Problem;

/** The mission in all its versions: read, published, and asked which one and which target a week is judged by. */
public interface Missions {

    /** Every version at once: whoever asks about more than one week asks this, which no longer asks the database. */
    MissionHistory history();

    /** The version published last, whether or not its first day has come; empty before the first. */
    Optional<MissionVersion> current();

    /** The version that the week is judged by; see {@link MissionHistory}. */
    Optional<MissionVersion> asOf(Period week);

    /** The targets of a KPI over time; see {@link MissionHistory#targets}. */
    List<EffectiveTarget> targets(String kpi);

    /** The newest versions, the last published first. */
    List<MissionVersion> versions(int limit);

    /** The newest versions with a number below that one. */
    List<MissionVersion> versions(int before, int limit);

    /** The version of that number; empty where there is none. */
    Optional<MissionVersion> version(int number);

    /**
     * The mission that a document describes.
     *
     * @throws Problem 422 with every fault, 400 when it is not of that format, 413 when it is too large
     */
    Mission read(String document, DocumentFormat format);

    /**
     * What a document that {@link #write} wrote says, whether or not it keeps the rules of a mission: for drafts, which may
     * lack what a mission must have.
     */
    Mission sketch(String document);

    /** The document of a mission in its canonical form: read and written again it is the same to the byte. */
    String write(Mission mission, DocumentFormat format);

    /**
     * Makes the mission the next version, or answers the current one when it says the same. Where it says otherwise which
     * events break a guarantee, they are counted anew in the same transaction.
     *
     * @throws Problem 422 when it breaks a rule of the document; 409 when somebody publishes at the same moment
     */
    MissionVersion publish(Mission mission, String author);

    /** The same, if the current version still has that number, 0 for none yet; 409 otherwise. */
    MissionVersion publish(Mission mission, String author, int expected);

    /** The same, if the current version is still the one expected; 409 otherwise. */
    MissionVersion publish(Mission mission, String author, ExpectedVersion expectedVersion);

    /** What publishing it would change, in words; none when nothing. */
    List<String> changes(Mission mission);

    /** Where the words of the current version and the numbers do not meet. */
    Coverage coverage();
}
