package org.kept.imports.schedule;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Addresses from which files may be fetched: https, with a host, without a user. */
final class FileAddress {

    private static final int MAX_PORT = 65_535;

    private FileAddress() {}

    /**
     * Parses an address.
     *
     * @throws FetchException if files may not be fetched from it
     */
    static URI parse(String text) throws FetchException {
        try {
            return checked(new URI(text));
        } catch (URISyntaxException e) {
            throw new FetchException("This is no address: a character at position " + (e.getIndex() + 1)
                    + " has to be percent-encoded.");
        }
    }

    /** The address that a redirect leads to. */
    static URI redirect(URI from, String location) throws FetchException {
        try {
            return checked(from.resolve(new URI(location)));
        } catch (URISyntaxException e) {
            throw new FetchException("The server redirects to something that is no address.");
        }
    }

    private static URI checked(URI address) throws FetchException {
        if (address.getScheme() == null
                || !address.getScheme().toLowerCase(Locale.ROOT).equals("https")) {
            throw new FetchException("Files are fetched from https addresses only.");
        }
        if (address.getHost() == null || address.getPort() == 0 || address.getPort() > MAX_PORT) {
            throw new FetchException("The address needs a host, such as https://files.example.org/orders.csv.");
        }
        if (address.getRawUserInfo() != null) {
            throw new FetchException("The address must not contain a user or password.");
        }
        return address;
    }

    static int port(URI address) {
        return address.getPort() < 0 ? 443 : address.getPort();
    }

    /** Path and query, as requested from the server. */
    static String target(URI address) {
        var path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
    }

    /** The last part of the path; empty if there is none. */
    static String fileName(URI address) {
        var path = address.getPath() == null ? "" : address.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
