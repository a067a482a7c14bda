package org.kept.imports.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file may be imported.
 *
 * @param fits name of the saved mapping or recipe that fits best; null if none does
 * @param fitting names of all that fit, best first
 * @param asks what a person still has to say before the best one is used: {@code mapping}, {@code zone}, {@code year},
 *     {@code decimal}
 */
public record FileProposal(@Nullable String fits, List<String> fitting, List<String> asks) {}
