package org.kept.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.kept.ingest.DataNotice;
import org.kept.ui.DateFormatter;

/** Tells on the data page which webhooks are paused, and why. */
@ApplicationScoped
class PausedWebhooks implements DataNotice {

    private final WebhookService service;
    private final ZoneId zone;

    PausedWebhooks(WebhookService service, @ConfigProperty(name = "kept.zone") ZoneId zone) {
        this.service = service;
        this.zone = zone;
    }

    @Override
    public List<String> notices() {
        return service.all().stream().flatMap(each -> notice(each).stream()).toList();
    }

    private Optional<String> notice(Webhook webhook) {
        var target = service.target(webhook);
        return Optional.ofNullable(target.pausedAt())
                .map(since -> "The webhook “" + webhook.name() + "” has been paused since "
                        + DateFormatter.moment(since, zone) + ". " + target.pausedBecause());
    }
}
