/**
 * Scheduled imports: files of other systems that Kept fetches by itself and passes to an import.
 *
 * <p>{@link org.kept.imports.schedule.ScheduledImports} looks for due schedules; a lease in the database lets one node
 * fetch each. {@link org.kept.imports.schedule.FileFetcher} reads the file over HTTPS, and not from private networks
 * unless {@link org.kept.imports.schedule.ImportSchedulesConfig a setting} allows that.
 */
@NullMarked
package org.kept.imports.schedule;

import org.jspecify.annotations.NullMarked;
