package org.kept.effect;

import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;
import org.kept.ui.DownloadLinks;
import org.kept.view.ExcludedNotice;

/**
 * One exclusion as page text.
 *
 * @param added when and by whom it was added
 * @param ended who ended it, when and why; null while it is in effect
 * @param end the address that ends it; null if the viewer may not, or it has ended
 * @param reason the reason that was typed
 * @param downloads the numbers that it changes as files
 */
public record ExclusionPage(
        ExcludedNotice.ExcludedLine line,
        String added,
        @Nullable String ended,
        ExclusionListPage.EffectSection effect,
        @Nullable String end,
        String reason,
        FormErrors faults,
        DownloadLinks downloads) {}
