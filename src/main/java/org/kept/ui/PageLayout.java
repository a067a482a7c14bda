package org.kept.ui;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What the layout around every page says: who is here, where they are, and where they can go. */
@Named("shell")
@RequestScoped
public class PageLayout {

    private static final String PRODUCT = "Kept";

    /** The pages that only an administrator sees. */
    private static final Set<String> LOOKED_AFTER = Set.of("/people", "/keys", "/audit");

    private final Instance<Visitor> visitor;
    private final Instance<Banner> bulletins;
    private final CurrentVertxRequest request;
    private final Assets assets;
    private final String zone;

    PageLayout(
            Instance<Visitor> visitor,
            @Any Instance<Banner> bulletins,
            CurrentVertxRequest request,
            Assets assets,
            @ConfigProperty(name = "kept.zone") String zone) {
        this.visitor = visitor;
        this.bulletins = bulletins;
        this.request = request;
        this.assets = assets;
        this.zone = zone;
    }

    /** The company's name; the product's until there is one. */
    public String company() {
        return seen().map(Visitor::company)
                .filter(Predicate.not(String::isBlank))
                .orElse(PRODUCT);
    }

    /** The name of the person who is signed in. */
    public @Nullable String person() {
        return seen().map(Visitor::person).orElse(null);
    }

    /** The reporting time zone, as it is written at the foot of each page. */
    public String zone() {
        return zone;
    }

    /** The pages that this person can go to; none when nobody is signed in. */
    public List<NavigationItem> places() {
        if (person() == null) {
            return List.of();
        }
        return Stream.of(
                        place("Scorecard", "/", "/scorecards"),
                        place("Mission", "/mission", "/mission"),
                        place("KPIs", "/kpis", "/kpis", "/why"),
                        place("Data", "/data", "/data", "/events", "/customers"),
                        place("People", "/people", "/people"),
                        place("Keys", "/keys", "/keys"),
                        place("Audit", "/audit", "/audit"))
                .filter(navigationItem -> !LOOKED_AFTER.contains(navigationItem.href()) || administrator())
                .toList();
    }

    /** What everybody who is signed in should know now. */
    public List<String> bulletins() {
        if (person() == null) {
            return List.of();
        }
        return bulletins.stream()
                .flatMap(each -> Stream.ofNullable(each.words()))
                .toList();
    }

    /** The address of this page, for a link that loads it anew. */
    public String address() {
        return here().map(context -> context.request().uri()).orElse("/");
    }

    /** The person's own page. */
    public NavigationItem account() {
        return place("Account", "/account", "/account");
    }

    /** The token that a form must carry; null where none was made, as on the page of an early error. */
    public @Nullable String token() {
        return here().map(context -> context.<String>get("csrf_token")).orElse(null);
    }

    /** Changes whenever a style sheet, script or font does: the end of the address of each of them. */
    public String stamp() {
        return assets.stamp();
    }

    /** The style sheets, in the order in which they apply. */
    public List<String> styles() {
        return assets.styles();
    }

    /** The scripts, each optional. */
    public List<String> scripts() {
        return assets.scripts();
    }

    private boolean administrator() {
        return seen().map(Visitor::administrator).orElse(false);
    }

    private NavigationItem place(String name, String href, String... sections) {
        return NavigationItem.seenFrom(
                here().map(RoutingContext::normalizedPath).orElse(""), name, href, sections);
    }

    private Optional<Visitor> seen() {
        return visitor.isResolvable() ? Optional.of(visitor.get()) : Optional.empty();
    }

    private Optional<RoutingContext> here() {
        return Optional.ofNullable(request.getCurrent());
    }
}
