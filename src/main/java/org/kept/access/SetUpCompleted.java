package org.kept.access;

/**
 * The first administrator is there. Fired once in the life of an installation, on the node that did it: within the
 * transaction that took them in ({@code @Observes}), and asynchronously after it ({@code @ObservesAsync}).
 *
 * @param sample whether the sample company was asked for
 * @param by the e-mail address of the administrator
 */
public record SetUpCompleted(boolean sample, String by) {}
