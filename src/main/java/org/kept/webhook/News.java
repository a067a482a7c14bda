package org.kept.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Something that happened, before it is written in the format of a webhook. Stored as JSON.
 *
 * @param type the code of a {@link NewsType}, or {@link NewsType#TRIAL}
 * @param subject what it is about: a week, the id of an alert, the number of a version
 * @param title one line
 * @param text a few sentences
 * @param path the page of Kept that says more
 * @param data for programs
 */
public record News(String type, String subject, Instant time, String title, String text, String path, JsonNode data) {}
