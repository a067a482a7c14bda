package org.kept.moved;

/**
 * How one speaks of a KPI.
 *
 * @param things what its denominator counts: {@code contacts}
 * @param rose what teams did when it rose: {@code answered more quickly}
 * @param fell what they did when it fell
 * @param high what it is where it is larger: {@code higher}, {@code longer}
 * @param low what it is where it is smaller
 */
record Phrases(String things, String rose, String fell, String high, String low) {

    static Phrases of(String kpi) {
        return switch (kpi) {
            case "sla" -> of("contacts", "answered more quickly", "answered more slowly");
            case "abandonment-rate" -> of("contacts", "lost more contacts", "lost fewer contacts");
            case "awt" -> times("contacts", "let people wait longer", "let people wait less");
            case "aht" -> times("contacts", "took longer over a contact", "took less time over a contact");
            case "fcr" -> of("contacts", "resolved more at first contact", "resolved less at first contact");
            case "csat" -> of("answers", "satisfied more people", "satisfied fewer people");
            case "ces" -> of("answers", "made it easy for more people", "made it easy for fewer people");
            case "nps" -> of("answers", "were recommended more", "were recommended less");
            case "return-rate" -> of("orders", "had more orders come back", "had fewer orders come back");
            case "incorrect-fulfillment-rate" -> of("orders", "got more orders wrong", "got fewer orders wrong");
            case "complaint-rate" -> of("orders", "drew more complaints", "drew fewer complaints");
            case "repeat-order-rate" -> of("orders", "had more repeat orders", "had fewer repeat orders");
            case "referral-rate" -> of("new customers", "won more by referral", "won fewer by referral");
            default -> of("whole", "went up by themselves", "went down by themselves");
        };
    }

    private static Phrases of(String things, String rose, String fell) {
        return new Phrases(things, rose, fell, "higher", "lower");
    }

    private static Phrases times(String things, String rose, String fell) {
        return new Phrases(things, rose, fell, "longer", "shorter");
    }

    String did(double effect) {
        return effect > 0 ? rose : fell;
    }

    String is(boolean larger) {
        return larger ? high : low;
    }
}
