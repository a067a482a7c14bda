package org.kept.access;

/**
 * The first administrator is there. Fired asynchronously ({@code @ObservesAsync}) after the transaction that took them in,
 * once in the life of an installation, on the node that did it.
 *
 * @param sample whether the sample company was asked for
 * @param by the e-mail address of the administrator
 */
public record SetUp(boolean sample, String by) {}
