package org.kept.mapping.web;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.mapping.store.MappingRevision;
import org.kept.ui.DateFormatter;

/**
 * Data of the page of one mapping, or of a new one.
 *
 * @param heading the title of the page
 * @param added whether the mapping is new, so that its name can be typed
 * @param recipe whether it is a recipe, which can only be copied
 * @param editable whether the viewer may change it here
 * @param administrator whether the viewer may write mappings
 * @param older the version shown, if it is not the current one; null otherwise
 * @param saved the version just saved; null on any other visit
 * @param warnings members of data that are probably misspelt, in words
 * @param trial result of the sample; null if none was tried
 * @param example a mapping to start from; null if there is a document already
 * @param revisions the newest versions, newest first
 */
public record MappingPage(
        String heading,
        MappingForm form,
        boolean added,
        boolean recipe,
        boolean editable,
        boolean administrator,
        @Nullable Integer older,
        @Nullable Integer saved,
        List<String> warnings,
        @Nullable MappingTrialView trial,
        @Nullable String example,
        List<RevisionRow> revisions) {

    /** A version, formatted. */
    public record RevisionRow(int version, String created, String author, boolean deleted) {

        static RevisionRow of(MappingRevision revision, ZoneId zone) {
            return new RevisionRow(
                    revision.version(),
                    DateFormatter.moment(revision.created(), zone),
                    revision.author(),
                    revision.deleted());
        }
    }

    /** Whether the viewer may delete it here. */
    public boolean deletable() {
        return editable && !added && older == null && form.version() != 0;
    }

    /** A page for a new mapping. */
    static MappingPage added(MappingForm form, @Nullable MappingTrialView trial) {
        return new MappingPage(
                "New mapping",
                form,
                true,
                false,
                true,
                true,
                null,
                null,
                List.of(),
                trial,
                form.document().isBlank() ? MappingExample.YAML : null,
                List.of());
    }
}
