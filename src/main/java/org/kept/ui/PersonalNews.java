package org.kept.ui;

import java.util.Optional;

/**
 * News for the person who is signed in, on every page until they have read it. Every bean of this type is called for every
 * page, but not for error pages, so it may ask the database if it rarely needs to.
 */
public interface PersonalNews {

    /**
     * What there is to read.
     *
     * @param text one sentence
     * @param href the path of the page on which it is read, and marked as read
     * @param link the words of the link to that page
     */
    record NewsItem(String text, String href, String link) {}

    /** The news for the current visitor; empty if they have read everything. */
    Optional<NewsItem> news();
}
