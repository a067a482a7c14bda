package org.kept.ui;

/**
 * A page that has nothing to show: what it is for, and the one next step; the tag {@code empty} draws it.
 *
 * @param href where the step is taken
 * @param action what the step is called
 */
public record EmptyState(String heading, String text, String href, String action) {}
