/**
 * Operation of Kept: startup warnings, backups, and the commands beside the service.
 *
 * <p>{@link org.kept.operate.Main} is the entry point: it runs a command, the service, or a
 * {@link org.kept.operate.Rehearsal}. No other package imports from here; metrics and health checks are in the packages
 * that they measure.
 */
@NullMarked
package org.kept.operate;

import org.jspecify.annotations.NullMarked;
