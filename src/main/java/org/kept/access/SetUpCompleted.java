package org.kept.access;

/**
 * Event: the first administrator was created. Fired once per installation, on the node that created the account: in
 * that transaction ({@code @Observes}), and asynchronously after it ({@code @ObservesAsync}).
 *
 * @param sample whether the sample company was requested
 * @param by the e-mail address of the administrator
 */
public record SetUpCompleted(boolean sample, String by) {}
