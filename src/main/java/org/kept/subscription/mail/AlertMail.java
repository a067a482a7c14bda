package org.kept.subscription.mail;

/** An alert as a mail: one line, a few sentences, and the page that says more. */
public record AlertMail(String title, String text, String path) {}
