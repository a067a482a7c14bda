package org.kept.ui;

/**
 * Links to the numbers of a page as files; the tag {@code downloads} draws them.
 *
 * @param csv the address of the CSV file
 * @param xlsx the address of the Excel workbook
 */
public record DownloadLinks(String csv, String xlsx) {

    /** The links for an address of the REST API that returns tables. */
    public static DownloadLinks of(PageUrl api) {
        return new DownloadLinks(
                api.with("format", "csv").href(), api.with("format", "xlsx").href());
    }
}
