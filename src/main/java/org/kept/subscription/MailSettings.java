package org.kept.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kept.access.PublicAddress;
import org.kept.outbox.MailNotice;
import org.kept.ui.ListFormatter;

/** Whether mail is set up: a server that sends it, an address that it comes from, and the address of Kept for links. */
@ApplicationScoped
public class MailSettings implements MailNotice {

    private final Optional<String> host;
    private final Optional<String> from;
    private final Optional<URI> address;

    @Inject
    MailSettings(MailConfig config, PublicAddress address) {
        this(config.host(), config.from(), address.configured());
    }

    MailSettings(Optional<String> host, Optional<String> from, Optional<URI> address) {
        this.host = host.filter(text -> !text.isBlank());
        this.from = from.filter(text -> !text.isBlank());
        this.address = address;
    }

    public boolean isReady() {
        return missing().isEmpty();
    }

    private List<String> missing() {
        var missing = new ArrayList<String>();
        if (host.isEmpty()) {
            missing.add("KEPT_MAIL_HOST");
        }
        if (from.isEmpty()) {
            missing.add("KEPT_MAIL_FROM");
        }
        if (address.isEmpty()) {
            missing.add("KEPT_PUBLIC_URL");
        }
        return missing;
    }

    @Override
    public Optional<String> notice() {
        return isReady()
                ? Optional.empty()
                : Optional.of(
                        "Kept sends no mail yet. The operator needs to set " + ListFormatter.list(missing()) + ".");
    }

    /** The address of Kept, without a slash at the end; empty if it is not set. */
    public String link() {
        return address.map(URI::toString).orElse("");
    }

    /** What comes after the @ of a message id. */
    public String messageDomain() {
        return address.map(URI::getHost).orElse("kept.invalid");
    }

    /** Where mails come from; empty if it is not set. */
    public String sender() {
        return from.orElse("");
    }

    /** The server that sends mails; empty if it is not set. */
    public String server() {
        return host.orElse("");
    }
}
