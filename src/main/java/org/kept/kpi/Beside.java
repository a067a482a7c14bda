package org.kept.kpi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.kept.stats.Sketch;

/** The figures that stand beside a KPI, never instead of it: a mean beside a top-box share, percentiles beside a mean. */
public final class Beside {

    private Beside() {}

    /** The inputs those figures need on top of the formula's own. */
    public static Set<Input> inputs(String kpi) {
        return switch (kpi) {
            case "referral-rate" -> Set.of(Input.REFERRALS);
            case "csat" -> Set.of(Input.CSAT_ANSWERS);
            case "ces" -> Set.of(Input.CES_ANSWERS);
            default -> Set.of();
        };
    }

    /** Whether the KPI shows percentiles of waits, which have to be read apart from the sums. */
    public static boolean hasPercentiles(String kpi) {
        return kpi.equals("awt");
    }

    /** The figures, by name. */
    public static Map<String, Double> of(String kpi, Tally tally) {
        var beside = new LinkedHashMap<String, Double>();
        switch (kpi) {
            case "referral-rate" -> beside.put("referrals", tally.count(Input.REFERRALS));
            case "csat" -> mean(beside, tally.of(Input.CSAT_ANSWERS));
            case "ces" -> mean(beside, tally.of(Input.CES_ANSWERS));
            default -> {}
        }
        return beside;
    }

    /** The median and the 90th percentile of waits, within one per cent; empty when nobody waited for an answer. */
    public static Map<String, Double> percentiles(SortedMap<Integer, Long> waits) {
        return waits.isEmpty()
                ? Map.of()
                : Map.of("p50", Sketch.quantile(waits, 0.5), "p90", Sketch.quantile(waits, 0.9));
    }

    private static void mean(Map<String, Double> beside, Sums sums) {
        if (sums.count() > 0) {
            beside.put("mean", sums.total() / sums.count());
        }
    }
}
