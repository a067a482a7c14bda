package org.kept.ui;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.kept.request.SecretPath;

/** Data of the layout around every page: company, visitor, navigation, banners and assets. */
@Named("shell")
@RequestScoped
public class PageLayout {

    /** The name of the one style sheet and of the one script, without the suffix. */
    static final String JOINED = "kept";

    private static final String PRODUCT = "Kept";

    private static final Set<String> ADMIN_PAGES = Set.of("/people", "/keys", "/audit");

    private final Instance<Visitor> visitor;
    private final Instance<Banner> bulletins;
    private final Instance<PersonalNews> news;
    private final CurrentVertxRequest request;
    private final Assets assets;
    private final Clock clock;
    private final ZoneId zone;

    PageLayout(
            Instance<Visitor> visitor,
            @Any Instance<Banner> bulletins,
            @Any Instance<PersonalNews> news,
            CurrentVertxRequest request,
            Assets assets,
            Clock clock,
            @ConfigProperty(name = "kept.zone") ZoneId zone) {
        this.visitor = visitor;
        this.bulletins = bulletins;
        this.news = news;
        this.request = request;
        this.assets = assets;
        this.clock = clock;
        this.zone = zone;
    }

    /** The company name; the product name before set-up. */
    public String company() {
        return currentVisitor()
                .map(Visitor::company)
                .filter(Predicate.not(String::isBlank))
                .orElse(PRODUCT);
    }

    /** The name of the signed-in person; null if no one is signed in, and on a page that a share link shows. */
    public @Nullable String person() {
        return shared() ? null : currentVisitor().map(Visitor::person).orElse(null);
    }

    /**
     * Whether the page is shown through a share link: it then has no links elsewhere, even for people who are signed
     * in.
     */
    public boolean shared() {
        return currentRequest()
                .filter(context -> context.normalizedPath().startsWith(SecretPath.SHARES))
                .isPresent();
    }

    /** The reporting time zone, shown in the footer. */
    public String zone() {
        return zone.getId();
    }

    /** Description of Kept for search engines, bookmarks and previews. */
    public String description() {
        return "Kept splits a customer-service mission into promises, and says each week which of them were kept.";
    }

    /** The address of the picture for previews; null for pages that require signing in, and for secret addresses. */
    public @Nullable String preview() {
        return currentRequest()
                .filter(context -> person() == null && !isSecret(context))
                .map(context -> link("/icon-512.png?v=" + stamp()))
                .orElse(null);
    }

    /** Address and time, printed on every sheet. A secret in the address is left out. */
    public String printed() {
        var time = DateFormatter.moment(clock.instant(), zone);
        return currentRequest()
                .map(context -> link(
                                isSecret(context)
                                        ? SecretPath.masked(context.normalizedPath())
                                        : context.request().uri())
                        + " · " + time)
                .orElse(time);
    }

    /** The navigation items this person may use; empty if no one is signed in. */
    public List<NavigationItem> places() {
        if (person() == null) {
            return List.of();
        }
        return Stream.of(
                        item("Scorecard", "/", "/scorecards", "/restatements", "/shares"),
                        item("Mission", "/mission", "/mission"),
                        item("KPIs", "/kpis", "/kpis", "/why", "/exclusions", "/calendars"),
                        item("Alerts", "/alerts", "/alerts"),
                        item("Actions", "/actions", "/actions", "/recognitions", "/learned"),
                        item(
                                "Data",
                                "/data",
                                "/data",
                                "/events",
                                "/event-types",
                                "/figures",
                                "/customers",
                                "/mappings",
                                "/hooks",
                                "/webhooks",
                                "/mail"),
                        item("People", "/people", "/people"),
                        item("Keys", "/keys", "/keys"),
                        item("Audit", "/audit", "/audit"))
                .filter(navigationItem -> !ADMIN_PAGES.contains(navigationItem.href()) || isAdministrator())
                .toList();
    }

    /** The current notices for everyone signed in; empty if no one is. */
    public List<String> bulletins() {
        if (person() == null) {
            return List.of();
        }
        return bulletins.stream()
                .flatMap(each -> Stream.ofNullable(each.message()))
                .toList();
    }

    /** What the person has not read yet, unless this is the page on which they read it. */
    public List<PersonalNews.NewsItem> news() {
        if (person() == null) {
            return List.of();
        }
        var path = currentRequest().map(RoutingContext::normalizedPath).orElse("");
        return news.stream()
                .flatMap(each -> each.news().stream())
                .filter(item -> !item.href().equals(path))
                .toList();
    }

    /** Whether data is being loaded; the notice then counts without a reload. */
    public boolean loading() {
        return bulletins.stream().anyMatch(Banner::isLoading);
    }

    /** The address of this page, for a link that reloads it; {@code /} outside a request. */
    public String address() {
        return currentRequest().map(context -> context.request().uri()).orElse("/");
    }

    /** The navigation item of the person's account page. */
    public NavigationItem account() {
        return item("Account", "/account", "/account", "/subscriptions");
    }

    /** The token of one more form; null if there is no CSRF token, for example on an early error page. */
    public @Nullable String token() {
        return currentRequest()
                .map(context -> context.<String>get("csrf_token"))
                .filter(FormToken::isToken)
                .map(FormToken::mask)
                .orElse(null);
    }

    /** The content hash of style sheet, scripts and icons, appended to their addresses. */
    public String stamp() {
        return assets.stamp();
    }

    /** The style sheets: all of them joined into one. */
    public List<String> styles() {
        return List.of(JOINED);
    }

    /** The scripts: all of them joined into one; pages work without it. */
    public List<String> scripts() {
        return List.of(JOINED);
    }

    private static boolean isSecret(RoutingContext context) {
        var path = context.normalizedPath();
        return SecretPath.isSecret(path) || path.equals("/setup");
    }

    private String link(String path) {
        return currentVisitor().map(each -> each.link(path)).orElse(path);
    }

    /** Whether this person is an administrator. */
    public boolean isAdministrator() {
        return currentVisitor().map(Visitor::administrator).orElse(false);
    }

    private NavigationItem item(String name, String href, String... sections) {
        return NavigationItem.forPath(
                currentRequest().map(RoutingContext::normalizedPath).orElse(""), name, href, sections);
    }

    private Optional<Visitor> currentVisitor() {
        return visitor.isResolvable() ? Optional.of(visitor.get()) : Optional.empty();
    }

    private Optional<RoutingContext> currentRequest() {
        return Optional.ofNullable(request.getCurrent());
    }
}
