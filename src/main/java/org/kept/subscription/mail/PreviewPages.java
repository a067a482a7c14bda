package org.kept.subscription.mail;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.kept.access.Permissions;
import org.kept.access.PersonDirectory;
import org.kept.problem.Problem;
import org.kept.scorecard.ScorecardService;
import org.kept.subscription.SubscriptionKind;
import org.kept.subscription.SubscriptionService;

/** The mail of a person's own digest before it is sent. */
@Path("/subscriptions/{id}/preview")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class PreviewPages {

    private final SubscriptionService subscriptions;
    private final PersonDirectory people;
    private final ScorecardService scorecards;
    private final MailWriter writer;
    private final SecurityIdentity caller;

    PreviewPages(
            SubscriptionService subscriptions,
            PersonDirectory people,
            ScorecardService scorecards,
            MailWriter writer,
            SecurityIdentity caller) {
        this.subscriptions = subscriptions;
        this.people = people;
        this.scorecards = scorecards;
        this.writer = writer;
        this.caller = caller;
    }

    /** The mail of the last complete week as it would be sent now. */
    @GET
    @Operation(hidden = true)
    public String preview(@RestPath UUID id) {
        var email = caller.getPrincipal().getName();
        var subscription = subscriptions.require(id, email);
        var person = people.byEmail(email).orElseThrow(Problem::unknownAddress);
        if (subscription.kind() != SubscriptionKind.DIGEST) {
            throw Problem.notFound("Alerts have no preview. Send a trial instead.");
        }
        var content = writer.freshDigest(MailChannel.request(subscription, person, scorecards.lastWeek(), null));
        return content.html()
                .replace(MailContent.UNSUBSCRIBE, "/subscriptions")
                .replace(
                        MailContent.PICTURE,
                        "data:image/png;base64," + Objects.requireNonNullElse(content.picture(), ""));
    }
}
