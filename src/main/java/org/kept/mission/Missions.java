package org.kept.mission;

import java.util.List;
import java.util.Optional;
import org.kept.calendar.Period;
import org.kept.document.DocumentFormat;
import org.kept.problem.Problem;

/** All versions of the mission: reads and publishes them, and finds the version and target that judge a week. */
public interface Missions {

    /** All versions at once. For questions about more than one week: they need no further query. */
    MissionHistory history();

    /** The last published version, whether or not it is in effect yet; empty if there is none. */
    Optional<MissionVersion> current();

    /** The version that judges the week; see {@link MissionHistory}. */
    Optional<MissionVersion> versionIn(Period week);

    /** The targets of a KPI over time; see {@link MissionHistory#targets}. */
    List<EffectiveTarget> targets(String kpi);

    /** The newest versions, newest first. */
    List<MissionVersion> versions(int limit);

    /** The newest versions with a number below {@code before}. */
    List<MissionVersion> versions(int before, int limit);

    /** The version with this number; empty if there is none. */
    Optional<MissionVersion> version(int number);

    /**
     * Parses a mission document.
     *
     * @throws Problem 422 with every fault, 400 if it is not in the format, 413 if it is too large
     */
    Mission parse(String document, DocumentFormat format);

    /** Parses a document from {@link #write} without validating it: drafts may lack what a mission needs. */
    Mission parseDraft(String document);

    /** Writes a mission as a document in canonical form: parsing and writing it again gives the same bytes. */
    String write(Mission mission, DocumentFormat format);

    /**
     * Publishes the mission as the next version, or returns the current one if they are equal. If it changes which
     * events break a guarantee, they are recounted in the same transaction.
     *
     * @throws Problem 422 if the mission is invalid; 409 if someone publishes at the same moment
     */
    MissionVersion publish(Mission mission, String author);

    /** Publishes only if the current version still has this number, 0 for none yet; 409 otherwise. */
    MissionVersion publish(Mission mission, String author, int expected);

    /** Publishes only if the current version is still the expected one; 409 otherwise. */
    MissionVersion publish(Mission mission, String author, ExpectedVersion expectedVersion);

    /** The mission of a document without agreements to other targets; see {@link Mission#withoutOutdatedAgreements}. */
    Mission withoutOutdatedAgreements(Mission mission);

    /** What publishing the mission would change, in sentences; empty if nothing. */
    List<String> changes(Mission mission);

    /** Gaps between promises and KPIs in the current version. */
    Coverage coverage();

    /** What a version changed against the one before it, in sentences; empty for the first. */
    List<String> changesIn(MissionVersion version);
}
