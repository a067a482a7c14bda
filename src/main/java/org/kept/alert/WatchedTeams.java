package org.kept.alert;

import java.util.Set;

/** The teams whose own signals someone wants to know; implemented by the subscriptions. */
public interface WatchedTeams {

    Set<String> watchedTeams();
}
