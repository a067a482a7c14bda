package org.kept.signal;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A stretch of a KPI's history with process limits of its own, until the next one begins.
 *
 * @param from the Monday of its first week
 * @param because what changed in the process, as the chart shows it
 */
public record Phase(UUID id, String kpi, LocalDate from, String because, OffsetDateTime created, String author) {}
