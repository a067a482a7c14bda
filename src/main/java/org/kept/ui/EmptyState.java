package org.kept.ui;

/**
 * A page with nothing to show: its purpose and one next step; the tag {@code empty} draws it.
 *
 * @param href the target of the next step
 * @param action the link text of the next step
 */
public record EmptyState(String heading, String text, String href, String action) {}
