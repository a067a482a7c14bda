package org.kept.mission;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The codes of the KPIs that Kept ships with, for as long as nothing better is installed. */
@DefaultBean
@ApplicationScoped
public class CatalogueCodes implements KpiCodes {

    private static final Set<String> CODES = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(
            "return-rate",
            "incorrect-fulfillment-rate",
            "complaint-rate",
            "repeat-order-rate",
            "repeat-customer-rate",
            "referral-rate",
            "awt",
            "sla",
            "abandonment-rate",
            "aht",
            "fcr",
            "csat",
            "nps",
            "ces")));

    @Override
    public boolean has(String code) {
        return CODES.contains(code);
    }

    @Override
    public Set<String> codes() {
        return CODES;
    }
}
