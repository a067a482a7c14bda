package org.kept.trend;

import org.jspecify.annotations.Nullable;
import org.kept.kpi.Kpi;
import org.kept.signal.NextPeriodForecast;
import org.kept.stats.Backtest;
import org.kept.stats.Forecast;
import org.kept.ui.DateFormatter;
import org.kept.ui.NumberFormatter;
import org.kept.view.KpiFormatter;

/** Describes the forecast for the next period. */
final class ForecastNarrative {

    private final Trend trend;

    ForecastNarrative(Trend trend) {
        this.trend = trend;
    }

    TrendPage.ForecastSection page() {
        return trend.outlook().map(this::section).orElseGet(this::notEnoughPoints);
    }

    private TrendPage.ForecastSection notEnoughPoints() {
        var grainName = trend.grain().code();
        return new TrendPage.ForecastSection(
                "Next " + grainName,
                "Nothing is said about the next " + grainName + ": that takes " + Forecast.FEWEST + " " + grainName
                        + "s since the limits began that are not all the same, else the range would be a guess.",
                null,
                null);
    }

    private TrendPage.ForecastSection section(NextPeriodForecast nextPeriodForecast) {
        var kpi = trend.chart().kpi();
        var forecast = nextPeriodForecast.forecast();
        var figures = KpiFormatter.compared(kpi, nextPeriodForecast.target(), forecast.low(), forecast.high());
        return new TrendPage.ForecastSection(
                DateFormatter.heading(nextPeriodForecast.period()),
                "If things go on as they are it will read between " + figures.value(forecast.low())
                        + " and "
                        + figures.value(forecast.high()) + ", most likely near "
                        + figures.value(forecast.expected()) + ".",
                chance(kpi, nextPeriodForecast),
                method(forecast, nextPeriodForecast.tried()));
    }

    private static @Nullable String chance(Kpi kpi, NextPeriodForecast nextPeriodForecast) {
        var chance = nextPeriodForecast.chanceOfMissing();
        return chance == null
                ? null
                : "The chance that it misses the target of " + KpiFormatter.target(kpi, nextPeriodForecast.target())
                        + " is " + NumberFormatter.chance(chance) + ".";
    }

    private String method(Forecast forecast, Backtest tried) {
        var grainName = trend.grain().code();
        var method = "By " + forecast.method() + ", over "
                + NumberFormatter.of(forecast.points(), grainName, grainName + "s")
                + "; it knows no seasons and no plans.";
        return tried.forecasts() == 0
                ? method
                : method + " Tried on the past of this number, it was right about "
                        + NumberFormatter.count(tried.covered()) + " of "
                        + NumberFormatter.of(tried.forecasts(), grainName, grainName + "s") + ".";
    }
}
