package org.kept.scorecard.published;

/**
 * What a manager says about a week: what happened, and what we do.
 *
 * @param text in lines
 * @param author an e-mail address, or {@code key:} and the prefix of a key
 */
public record WeekComment(String text, String author) {}
