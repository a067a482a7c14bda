package org.kept.subscription.mail;

/**
 * What every mail has around its content.
 *
 * @param link the address of Kept, without a slash at the end
 * @param unsubscribe the link that ends the subscription
 */
public record MailFrame(String company, String link, String unsubscribe) {}
