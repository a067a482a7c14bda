package org.kept.trend;

import org.jspecify.annotations.Nullable;
import org.kept.kpi.Kpi;
import org.kept.signal.Outlook;
import org.kept.signal.Shown;
import org.kept.stats.Backtest;
import org.kept.stats.Forecast;
import org.kept.ui.Dates;
import org.kept.ui.Numbers;

/** Words what the next period is likely to read. */
final class Lookahead {

    private final Trend trend;

    Lookahead(Trend trend) {
        this.trend = trend;
    }

    TrendPage.Ahead page() {
        return trend.outlook().map(this::told).orElseGet(this::refused);
    }

    private TrendPage.Ahead refused() {
        var one = trend.grain().code();
        return new TrendPage.Ahead(
                "Next " + one,
                "Nothing is said about the next " + one + ": that takes " + Forecast.FEWEST + " " + one
                        + "s since the limits began that are not all the same, else the range would be a guess.",
                null,
                null);
    }

    private TrendPage.Ahead told(Outlook outlook) {
        var kpi = trend.chart().kpi();
        var unit = kpi.unit().code();
        var forecast = outlook.forecast();
        return new TrendPage.Ahead(
                Dates.heading(outlook.period()),
                "If things go on as they are it will read between " + Numbers.value(unit, forecast.low()) + " and "
                        + Numbers.value(unit, forecast.high()) + ", most likely near "
                        + Numbers.value(unit, forecast.expected()) + ".",
                chance(kpi, outlook),
                method(forecast, outlook.tried()));
    }

    private static @Nullable String chance(Kpi kpi, Outlook outlook) {
        var chance = outlook.chanceOfMissing();
        return chance == null
                ? null
                : "The chance that it misses the target of " + Shown.target(kpi, outlook.target()) + " is "
                        + Numbers.chance(chance) + ".";
    }

    private String method(Forecast forecast, Backtest tried) {
        var one = trend.grain().code();
        var method = "By " + forecast.method() + ", over " + Numbers.of(forecast.points(), one, one + "s")
                + "; it knows no seasons and no plans.";
        return tried.forecasts() == 0
                ? method
                : method + " Tried on the past of this number, it was right about "
                        + Numbers.count(tried.covered()) + " of "
                        + Numbers.of(tried.forecasts(), one, one + "s") + ".";
    }
}
