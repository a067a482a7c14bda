package org.kept.events;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.kept.ui.PageUrl;

/**
 * Link back to the page of Kept that a reader came from.
 *
 * @param href its path and query
 * @param name its name for the reader
 */
public record ReturnLink(String href, String name) {

    private static final int MAX_LENGTH = 2000;

    /**
     * The page named by the address, or else by the browser. Only path and query are used, and only of pages with links
     * to this one.
     *
     * @param back path and query, from the address of this page; null without one
     * @param referrer address of the page with the link that was followed; null if the browser does not send it
     * @param otherwise the link if neither names such a page
     */
    static ReturnLink of(@Nullable String back, @Nullable String referrer, ReturnLink otherwise) {
        var came = back == null && referrer != null ? path(referrer) : back;
        var link = came == null ? null : ofPath(came, otherwise);
        return link == null ? otherwise : link;
    }

    private static @Nullable String path(String address) {
        try {
            var uri = new URI(address);
            return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** The address of another page, with this link added. */
    String onto(PageUrl pageUrl) {
        return pageUrl.with("back", href).href();
    }

    private static @Nullable ReturnLink ofPath(String path, ReturnLink otherwise) {
        if (path.length() > MAX_LENGTH || !path.matches("/(?!/)[\\x21-\\x7e&&[^\\\\<>\"]]*")) {
            return null;
        }
        var end = path.indexOf('?');
        var name = name(end < 0 ? path : path.substring(0, end), otherwise);
        return name == null ? null : new ReturnLink(path, name);
    }

    private static @Nullable String name(String path, ReturnLink otherwise) {
        if (path.equals("/") || path.startsWith("/scorecards/")) {
            return "Scorecard";
        }
        if (path.startsWith("/why/")) {
            return "Why am I scored on this?";
        }
        if (path.startsWith("/kpis/")) {
            return otherwise.href().startsWith("/kpis/") ? otherwise.name() : "KPI";
        }
        if (path.equals("/figures")) {
            return "Figures";
        }
        return path.equals("/events") ? "Events" : null;
    }
}
