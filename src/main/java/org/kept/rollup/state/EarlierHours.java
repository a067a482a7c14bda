package org.kept.rollup.state;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether there may be sums of hours that an earlier release stored as rows and that are not in cells yet. */
@ApplicationScoped
public class EarlierHours {

    private volatile boolean present;

    public boolean arePresent() {
        return present;
    }

    public void setPresent(boolean present) {
        this.present = present;
    }
}
