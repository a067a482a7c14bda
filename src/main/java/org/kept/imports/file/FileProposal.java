package org.kept.imports.file;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.problem.InputError;

/**
 * Proposal for the import of a file.
 *
 * @param fits name of the saved mapping or recipe that fits best; null if none does
 * @param fitting names of all that fit, best first
 * @param asks choices that a person still has to make before the best one is used: {@code mapping}, {@code zone},
 * {@code year}, {@code decimal}, {@code dates}, {@code clock}
 * @param warnings members of data that the best one probably misspells
 */
public record FileProposal(@Nullable String fits, List<String> fitting, List<String> asks, List<InputError> warnings) {}
