package org.kept.promise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.kept.promise.brand.BrandColours;
import org.kept.promise.brand.LogoImage;
import org.kept.promise.form.PromiseBadge;
import org.kept.promise.form.PromiseFeed;
import org.kept.promise.form.PromiseView;
import org.kept.promise.form.QrSquare;
import org.kept.promise.model.PublicPromise;
import org.kept.request.ContentPolicy;
import org.kept.request.PromisePath;

/**
 * Renders the forms of the promise page. None has a script, and the style sheet is part of each page, so one request is
 * enough to show it.
 */
@ApplicationScoped
class PromiseRenderer {

    @CheckedTemplate(basePath = "promise")
    static final class PromiseTemplates {

        private PromiseTemplates() {}

        static native TemplateInstance promise(PromisePage page);

        static native TemplateInstance frame(PromisePage page);

        static native TemplateInstance poster(PromisePage page);
    }

    /** The path of the logo for visitors. */
    static final String PUBLIC_LOGO = PromisePath.LOGO;

    private static final String ALLOWED =
            "Allow: /promise\nDisallow: /promise/settings\nAllow: /font/\nAllow: /favicon.svg\nAllow: /icon-512.png\n";

    private static final String PREVIEW = "/icon-512.png";

    private final ObjectMapper json;
    private final ZoneId zone;
    private final String styleSheet = styleSheet();

    PromiseRenderer(ObjectMapper json, @ConfigProperty(name = "kept.zone") ZoneId zone) {
        this.json = json;
        this.zone = zone;
    }

    private static String styleSheet() {
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream("promise/promise.css")) {
            var bytes = Objects.requireNonNull(file, "promise.css is missing").readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What crawlers may read: the promise page if it is on, and nothing else. */
    static PromiseDocument robots(boolean shown) {
        return PromiseDocument.file(
                "text/plain;charset=UTF-8", "User-agent: *\n" + (shown ? ALLOWED : "") + "Disallow: /\n");
    }

    /**
     * Renders a form.
     *
     * @param logoPath the path of the logo
     */
    PromiseDocument render(
            PublicPromise promise, PromiseSettings settings, PromiseForm.Wanted wanted, String logoPath) {
        return switch (wanted.form()) {
            case PAGE -> {
                var page = page(promise, settings, wanted, logoPath);
                yield document(PromiseTemplates.promise(page), page, List.of());
            }
            case FRAME -> {
                var page = page(promise, settings, wanted, logoPath);
                yield document(PromiseTemplates.frame(page), page, settings.frames());
            }
            case POSTER_A4, POSTER_A3 -> {
                var page = page(promise, settings, wanted, logoPath);
                yield document(PromiseTemplates.poster(page), page, List.of());
            }
            case JSON -> PromiseDocument.file("application/json", json(PromiseView.of(promise, url(wanted.base()))));
            case FEED ->
                PromiseDocument.file(
                        "application/atom+xml;charset=UTF-8", new PromiseFeed(promise, wanted.base(), zone).write());
            case BADGE -> promise.clauses().isEmpty() ? PromiseDocument.MISSING : badge(PromiseBadge.of(promise));
            case CLAUSE_BADGE ->
                promise.clauses().stream()
                        .filter(clause -> clause.code().equals(wanted.clause()))
                        .findFirst()
                        .map(PromiseBadge::of)
                        .map(PromiseRenderer::badge)
                        .orElse(PromiseDocument.MISSING);
            case LOGO -> logo(settings.logo());
            case ROBOTS -> robots(true);
        };
    }

    private static PromiseDocument badge(PromiseBadge badge) {
        return PromiseDocument.file("image/svg+xml;charset=UTF-8", badge.svg());
    }

    /** The logo with the type that its bytes show. */
    static PromiseDocument logo(@Nullable LogoImage logo) {
        return logo == null ? PromiseDocument.MISSING : PromiseDocument.file(logo.type(), logo.content());
    }

    private PromisePage page(
            PublicPromise promise, PromiseSettings settings, PromiseForm.Wanted wanted, String logoPath) {
        var url = url(wanted.base());
        var logo = settings.logo();
        var paper =
                switch (wanted.form()) {
                    case POSTER_A4 -> "A4";
                    case POSTER_A3 -> "A3";
                    default -> "";
                };
        return new PromisePage(
                promise,
                new RawString(style(settings.colours(), paper)),
                url,
                logo == null ? null : new PromisePage.PageLogo(logoPath, logo.width(), logo.height()),
                url == null ? null : wanted.base() + (logo == null ? PREVIEW : PUBLIC_LOGO),
                url == null || paper.isEmpty() ? null : QrSquare.of(url),
                paper);
    }

    private String style(BrandColours colours, String paper) {
        var style = new StringBuilder(styleSheet);
        if (colours.light() != null) {
            style.append(":root{--accent:").append(colours.light()).append("}\n");
        }
        if (colours.dark() != null) {
            style.append("@media screen and (prefers-color-scheme:dark){:root{--accent:")
                    .append(colours.dark())
                    .append("}}\n");
        } else if (colours.light() != null) {
            style.append("@media screen and (prefers-color-scheme:dark){:root{--accent:#9cc3ea}}\n");
        }
        if (!paper.isEmpty()) {
            style.append("@page{size:").append(paper).append(";margin:0}\n");
        }
        return style.toString();
    }

    /** A page with its style sheet, which the policy allows by its hash, and the origins that may frame it. */
    private static PromiseDocument document(TemplateInstance template, PromisePage page, List<String> frames) {
        var ancestors = frames.isEmpty() ? "'none'" : String.join(" ", frames);
        var policy = "default-src 'none'; style-src '" + hash(page.style().getValue())
                + "'; img-src 'self'; connect-src 'self';"
                + " font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors " + ancestors;
        return PromiseDocument.page(template.render(), new ContentPolicy(policy, !frames.isEmpty()));
    }

    private static String hash(String style) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static @Nullable String url(String base) {
        return base.isEmpty() ? null : base + PromisePath.PAGE;
    }

    private byte[] json(PromiseView view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Promise page not written", e);
        }
    }
}
