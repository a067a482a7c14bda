package org.kept.effect;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.database.ListSlice;
import org.kept.exclusion.Exclusion;
import org.kept.exclusion.Exclusions;

/** Reads pages of the exclusions that a caller may see. */
final class ExclusionPageReader {

    /** The rows read at once; those that the caller may not see are skipped. */
    private static final int BATCH = 100;

    private ExclusionPageReader() {}

    /** The page after an exclusion, newest first; the first page if that is null. */
    static ListSlice<Exclusion> read(Exclusions exclusions, @Nullable Exclusion after, int limit, DataScope dataScope) {
        var items = new ArrayList<Exclusion>();
        var last = after;
        while (true) {
            var batch = exclusions.page(last, BATCH);
            for (var each : batch) {
                if (!Exclusions.maySee(each, dataScope)) {
                    continue;
                }
                if (items.size() == limit) {
                    return new ListSlice<>(items, items.get(limit - 1).id().toString());
                }
                items.add(each);
            }
            if (batch.size() < BATCH) {
                return new ListSlice<>(items, null);
            }
            last = batch.get(batch.size() - 1);
        }
    }
}
