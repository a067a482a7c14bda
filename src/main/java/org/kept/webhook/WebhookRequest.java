package org.kept.webhook;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is sent. What is left out stays as it is.
 *
 * @param url https address of the receiver; required for a new webhook
 * @param format code of a {@link WebhookFormat}; {@code cloudevents} for a new webhook
 * @param secret Base64 of 24 to 64 bytes after {@code whsec_}; a new webhook gets one if none is sent
 * @param types codes of {@link NewsType}s; a new webhook is told everything
 */
@Schema(name = "NewWebhook")
public record WebhookRequest(
        @Nullable String url,
        @Nullable String format,
        @Nullable String secret,
        @Nullable List<String> types) {}
