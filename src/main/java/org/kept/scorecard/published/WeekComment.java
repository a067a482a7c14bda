package org.kept.scorecard.published;

/**
 * Comment of a manager on a week: what happened, and what will be done.
 *
 * @param text in lines
 * @param author an e-mail address, or {@code key:} and the prefix of a key
 */
public record WeekComment(String text, String author) {}
