/**
 * Scheduled imports: files of other systems that Kept fetches by itself and hands over to an import.
 *
 * <p>{@link org.kept.imports.schedule.ScheduledImports} looks for schedules that are due; a lease in the database lets one
 * node fetch each. {@link org.kept.imports.schedule.FileFetcher} reads the file over HTTPS, from no address of the own
 * network unless {@link org.kept.imports.schedule.ImportSchedulesConfig a setting} allows that.
 */
@NullMarked
package org.kept.imports.schedule;

import org.jspecify.annotations.NullMarked;
