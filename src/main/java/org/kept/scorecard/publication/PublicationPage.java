package org.kept.scorecard.publication;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ui.DownloadLinks;

/**
 * The publication of a week as page text.
 *
 * @param scorecard the address of the week's scorecard
 * @param saved what was just saved; usually null
 * @param fault why nothing was published; usually null
 * @param form null if the week is published, or the viewer may not publish
 * @param digest null if the week is not published
 * @param document the address of the published document; null if the week is not published
 * @param downloads the rows as files
 * @param told what became of the messages about the week, a sentence for each channel
 * @param noMail why no digest is sent; null if mail is set up
 */
public record PublicationPage(
        String period,
        String scorecard,
        String status,
        @Nullable String saved,
        @Nullable String fault,
        @Nullable PublicationForm form,
        @Nullable String comment,
        @Nullable String commentBy,
        @Nullable String digest,
        @Nullable String document,
        boolean intact,
        List<RestatedRow> rows,
        DownloadLinks downloads,
        List<String> told,
        @Nullable String noMail) {

    /**
     * The form that comments and publishes.
     *
     * @param publishable whether the week is complete
     * @param last whether it is the last complete week, whose digest can be seen before it is sent
     * @param fault error in the comment; null if there is none
     */
    public record PublicationForm(
            String action,
            String comment,
            boolean publishable,
            boolean last,
            @Nullable String fault) {}
}
