package org.kept.alert;

import java.util.Set;

/** Teams whose own signals someone subscribes to; implemented by the subscriptions. */
public interface WatchedTeams {

    Set<String> watchedTeams();
}
