/**
 * What whoever runs Kept needs: warnings at the start, backups, and the commands beside the service.
 *
 * <p>{@link org.kept.operate.Main} is where the process begins: it runs a command, or the service. Nobody imports from
 * here; metrics and health checks live beside what they measure.
 */
@NullMarked
package org.kept.operate;

import org.jspecify.annotations.NullMarked;
