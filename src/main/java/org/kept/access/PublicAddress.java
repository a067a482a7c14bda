package org.kept.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The address of Kept in links that people pass on.
 *
 * <p>It is the setting {@code kept.public-url}. Without it, the {@code Host} of a request is used only if it names this
 * machine or the address that Kept listens on: a client can send any other, and a link made from it would lead to an
 * address of the client's choice.
 */
@ApplicationScoped
public class PublicAddress {

    private static final Set<String> WILDCARD_HOSTS = Set.of("0.0.0.0", "::", "[::]", "0:0:0:0:0:0:0:0");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Optional<URI> configured;
    private final String listening;

    PublicAddress(
            @ConfigProperty(name = "kept.public-url") Optional<String> configured,
            @ConfigProperty(name = "quarkus.http.host") String listening) {
        this.configured =
                configured.map(String::strip).filter(text -> !text.isEmpty()).map(PublicAddress::parse);
        this.listening = listening;
    }

    /** Creates this bean at startup, so that an invalid setting stops the start. */
    void check(@Observes StartupEvent started) {
        configured();
    }

    /** The base of a request's URL, from the host that it names. */
    public static URI base(RoutingContext request) {
        var authority = request.request().authority();
        return URI.create(request.request().scheme() + "://" + (authority == null ? "unknown" : authority));
    }

    /** The configured address, without a slash at the end. */
    public Optional<URI> configured() {
        return configured;
    }

    /**
     * The URL of a path, for a link that is passed on.
     *
     * @param request the base of the request's URL
     * @return the path alone if the address is not known
     */
    public String link(URI request, String path) {
        return configured
                .map(base -> base + path)
                .orElseGet(() -> isOwn(request) ? request.resolve(path).toString() : path);
    }

    /** The URL of a path for an example that is typed into a shell. */
    public String example(URI request, String path) {
        var link = link(request, path);
        return link.startsWith("/") ? "$KEPT_URL" + link : link;
    }

    /** Whether the URL of a request has the address of Kept; compared without the scheme, which a proxy may change. */
    public boolean isOwn(URI request) {
        return configured
                .map(base -> authority(base).equals(authority(request)))
                .orElseGet(() -> isOwnHost(request.getHost()));
    }

    /** Whether the {@code Origin} of a request is the page's own; false without one. */
    public boolean isSameOrigin(@Nullable String origin, URI request) {
        try {
            var url = URI.create(String.valueOf(origin));
            return url.getHost() != null
                    && (authority(url).equals(authority(request)) || (configured.isPresent() && isOwn(url)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean isOwnHost(@Nullable String host) {
        return host != null
                && (LoopbackHost.matches(host)
                        || (!WILDCARD_HOSTS.contains(listening) && host.equalsIgnoreCase(listening)));
    }

    private static String authority(URI url) {
        var port = url.getPort() == 80 || url.getPort() == 443 ? -1 : url.getPort();
        return String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }

    private static URI parse(String text) {
        try {
            var url = URI.create(text.replaceFirst("/$", ""));
            if (url.getScheme() != null
                    && SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT))
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getPath().isEmpty()
                    && url.getQuery() == null
                    && url.getFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Reported below, like any other invalid address.
        }
        throw new ConfigurationException("KEPT_PUBLIC_URL is '" + text
                + "'. It must be a scheme and a host without a path, such as https://kept.example.org.");
    }
}
