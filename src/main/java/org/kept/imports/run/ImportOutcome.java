package org.kept.imports.run;

import org.jspecify.annotations.Nullable;
import org.kept.imports.ImportReceipt;

/**
 * What became of a file that was sent.
 *
 * @param receipt the receipt of a small file, which is done; null if the import goes on in the background
 * @param id id of an import in the background; null if it is done
 */
public record ImportOutcome(
        @Nullable ImportReceipt receipt, @Nullable String id) {}
