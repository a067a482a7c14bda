package org.kept.scorecard.publication;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ui.DownloadLinks;

/**
 * The list of restatements as page text.
 *
 * @param nothing why there are no rows
 * @param downloads the list as files
 * @param earlier the address of the page with the weeks before; null if there are none
 */
public record RestatementsPage(
        String period,
        List<RestatedRow> rows,
        String nothing,
        @Nullable String earlier,
        DownloadLinks downloads) {}
