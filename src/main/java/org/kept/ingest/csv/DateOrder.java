package org.kept.ingest.csv;

/** Order of day and month in dates that are written with slashes, such as {@code 11/12/2026}. */
public enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST
}
