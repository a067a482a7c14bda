package org.kept.promise;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kept.document.DocumentCursor;
import org.kept.document.DocumentFaults;
import org.kept.problem.Problem;
import org.kept.problem.RequiredBody;
import org.kept.promise.brand.BrandColours;
import org.kept.promise.brand.LogoImage;

/**
 * A change of the promise page's settings; empty members stay unchanged.
 *
 * @param clauses the codes of all public clauses
 * @param changesLogo whether {@code logo} replaces the logo
 * @param logo the new logo; null to remove it
 */
record PromiseChange(
        Optional<Boolean> shown,
        Optional<Set<String>> clauses,
        Optional<BrandColours> colours,
        Optional<List<String>> frames,
        boolean changesLogo,
        @Nullable LogoImage logo) {

    private static final int MAX_CLAUSES = 100;
    private static final int MAX_FRAMES = 20;
    private static final int MAX_ORIGIN = 200;
    private static final int MAX_COLOUR = 20;
    private static final Pattern ORIGIN =
            Pattern.compile("https?://[a-z0-9]([a-z0-9.-]{0,180}[a-z0-9])?(:[0-9]{1,5})?");
    private static final Pattern DATA_URL = Pattern.compile("data:[a-z0-9/+.-]{1,60};base64,([A-Za-z0-9+/=]+)");

    /** A change of the logo alone. */
    static PromiseChange ofLogo(@Nullable LogoImage logo) {
        return new PromiseChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true, logo);
    }

    /**
     * Reads {@code {"on":true,"clauses":["within-a-minute"],"colours":{"light":"#0b5d3b"},"frames":["https://…"]}}.
     *
     * @throws Problem 422 with every error; 400 if it is not an object
     */
    static PromiseChange parse(@Nullable JsonNode sent) {
        var body =
                RequiredBody.object(sent, "Send the settings as a JSON object, such as {\"on\":true,\"clauses\":[…]}.");
        var faults = new DocumentFaults("promise page");
        var cursor = new DocumentCursor(body, "", faults).allowOnly("on", "clauses", "colours", "frames", "logo");
        if (!cursor.get("on").isBoolean()) {
            cursor.memberFault("on", cursor.has("on") ? "form" : "missing", "Say true or false.");
        }
        var change = new PromiseChange(
                Optional.of(cursor.get("on").asBoolean()),
                cursor.has("clauses") ? Optional.of(clauses(cursor)) : Optional.empty(),
                body.has("colours") ? Optional.of(colours(cursor)) : Optional.empty(),
                cursor.has("frames") ? Optional.of(frames(cursor)) : Optional.empty(),
                body.has("logo"),
                logo(cursor));
        if (!faults.isEmpty()) {
            throw faults.toProblem();
        }
        return change;
    }

    private static Set<String> clauses(DocumentCursor cursor) {
        return new LinkedHashSet<>(cursor.texts("clauses", MAX_CLAUSES, DocumentCursor.NAME));
    }

    private static BrandColours colours(DocumentCursor cursor) {
        return cursor.child("colours")
                .map(child -> {
                    child.allowOnly("light", "dark");
                    return new BrandColours(
                            colour(child, BrandColours.Theme.LIGHT), colour(child, BrandColours.Theme.DARK));
                })
                .orElse(BrandColours.NONE);
    }

    private static @Nullable String colour(DocumentCursor cursor, BrandColours.Theme theme) {
        var text = cursor.optionalText(theme.code(), MAX_COLOUR);
        if (text == null) {
            return null;
        }
        var colour = BrandColours.normalise(text);
        if (colour == null) {
            cursor.memberFault(theme.code(), "form", "Write the colour as six digits, such as #1c4d80.");
            return null;
        }
        var fault = BrandColours.fault(colour, theme);
        if (fault != null) {
            cursor.memberFault(theme.code(), "contrast", fault);
        }
        return colour;
    }

    private static List<String> frames(DocumentCursor cursor) {
        var origins = new ArrayList<String>();
        var texts = cursor.texts("frames", MAX_FRAMES, MAX_ORIGIN);
        for (var i = 0; i < texts.size(); i++) {
            var origin = texts.get(i).toLowerCase(Locale.ROOT).replaceFirst("/$", "");
            if (!ORIGIN.matcher(origin).matches()) {
                cursor.faultBelow(
                        "frames/" + i,
                        "frames.form",
                        "'" + DocumentCursor.excerpt(texts.get(i))
                                + "' is not an origin. Write a scheme and a host, such as https://www.example.org.");
            }
            if (!origins.contains(origin)) {
                origins.add(origin);
            }
        }
        return List.copyOf(origins);
    }

    private static @Nullable LogoImage logo(DocumentCursor cursor) {
        if (!cursor.has("logo")) {
            return null;
        }
        var url = DATA_URL.matcher(cursor.get("logo").asText());
        try {
            if (url.matches()) {
                return LogoImage.parse(Base64.getDecoder().decode(url.group(1)));
            }
            cursor.memberFault("logo", "form", "Write the image as data:image/png;base64,…, or null for no logo.");
        } catch (IllegalArgumentException e) {
            cursor.memberFault("logo", "form", "The image is not valid Base64.");
        } catch (Problem problem) {
            problem.errors().forEach(each -> cursor.fault("logo", each.code(), each.detail()));
        }
        return null;
    }
}
