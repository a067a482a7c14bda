package org.kept.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/**
 * News as the body of a request, in the format of a webhook. The same news always gives the same bytes.
 *
 * @param contentType the media type
 */
record WebhookMessage(String contentType, String body) {

    private static final String JSON = "application/json";
    private static final String CLOUD_EVENT = "application/cloudevents+json";
    private static final String CARD = "application/vnd.microsoft.card.adaptive";

    /**
     * Writes news.
     *
     * @param id the id of the delivery
     * @param address the address of Kept; empty if it is not known
     */
    static WebhookMessage of(News news, UUID id, WebhookFormat format, String address, ObjectMapper json) {
        var body = json.createObjectNode();
        switch (format) {
            case CLOUDEVENTS -> cloudEvent(body, news, id, address);
            case SLACK ->
                body.put("text", "*" + slack(news.title()) + "*\n" + slack(news.text()) + slackLink(news, address));
            case MATTERMOST ->
                body.put("text", "**" + markdown(news.title()) + "**\n" + markdown(news.text()) + link(news, address));
            case TEAMS -> card(body, news, address);
        }
        try {
            return new WebhookMessage(
                    format == WebhookFormat.CLOUDEVENTS ? CLOUD_EVENT : JSON, json.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }

    private static void cloudEvent(ObjectNode event, News news, UUID id, String address) {
        event.put("specversion", "1.0")
                .put("id", id.toString())
                .put("source", address.isEmpty() ? "urn:kept" : address)
                .put("type", news.type())
                .put("subject", news.subject())
                .put("time", news.time().toString())
                .put("datacontenttype", JSON);
        var data = event.putObject("data");
        data.put("title", news.title()).put("text", news.text());
        if (!address.isEmpty()) {
            data.put("url", address + news.path());
        }
        if (news.data() instanceof ObjectNode details) {
            data.setAll(details);
        }
    }

    private static void card(ObjectNode message, News news, String address) {
        var attachment = message.put("type", "message").putArray("attachments").addObject();
        var card = attachment.put("contentType", CARD).putObject("content");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
        var blocks = card.putArray("body");
        blocks.addObject()
                .put("type", "TextBlock")
                .put("text", markdown(news.title()))
                .put("weight", "Bolder")
                .put("wrap", true);
        blocks.addObject()
                .put("type", "TextBlock")
                .put("text", markdown(news.text()))
                .put("wrap", true);
        if (!address.isEmpty()) {
            card.putArray("actions")
                    .addObject()
                    .put("type", "Action.OpenUrl")
                    .put("title", "Open in Kept")
                    .put("url", address + news.path());
        }
    }

    private static String slackLink(News news, String address) {
        return address.isEmpty() ? "" : "\n<" + address + news.path() + "|Open in Kept>";
    }

    private static String link(News news, String address) {
        return address.isEmpty() ? "" : "\n[Open in Kept](" + address + news.path() + ")";
    }

    /** Text that Slack shows as it is: nothing in it can address people or lead elsewhere. */
    private static String slack(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Text that Markdown shows as it is, and that notifies no one. */
    private static String markdown(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]<>#|~])", "\\\\$1").replace("@", "@\u200b");
    }
}
