package org.kept.mission;

import java.util.Optional;

/** A piece of the statement as it is shown: the words of one clause, or words between clauses. */
public record StatementPassage(TextRange span, String text, Optional<Clause> clause) {}
