package org.kept.imports.run;

import org.jspecify.annotations.Nullable;
import org.kept.imports.ImportReceipt;

/**
 * Result of a file that was sent.
 *
 * @param receipt the receipt of a small file, which is finished; null if the import continues in the background
 * @param id id of an import in the background; null if it is finished
 */
public record ImportOutcome(
        @Nullable ImportReceipt receipt, @Nullable String id) {}
