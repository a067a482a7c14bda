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
                "No forecast for the next " + grainName + " yet: it needs " + Forecast.FEWEST + " " + grainName
                        + "s since the limits started, with values that differ.",
                null,
                null);
    }

    private TrendPage.ForecastSection section(NextPeriodForecast nextPeriodForecast) {
        var kpi = trend.chart().kpi();
        var forecast = nextPeriodForecast.forecast();
        var figures = KpiFormatter.compared(kpi, nextPeriodForecast.target(), forecast.low(), forecast.high());
        return new TrendPage.ForecastSection(
                DateFormatter.heading(nextPeriodForecast.period()),
                "If nothing changes, expect " + figures.value(forecast.low()) + " to " + figures.value(forecast.high())
                        + ", most likely about " + figures.value(forecast.expected()) + ".",
                chance(kpi, nextPeriodForecast),
                method(forecast, nextPeriodForecast.tried()));
    }

    private static @Nullable String chance(Kpi kpi, NextPeriodForecast nextPeriodForecast) {
        var chance = nextPeriodForecast.chanceOfMissing();
        return chance == null
                ? null
                : "Chance of missing the target of " + KpiFormatter.target(kpi, nextPeriodForecast.target()) + ": "
                        + NumberFormatter.chance(chance) + ".";
    }

    private String method(Forecast forecast, Backtest tried) {
        var grainName = trend.grain().code();
        var method = "Method: " + forecast.method() + ", from "
                + NumberFormatter.of(forecast.points(), grainName, grainName + "s")
                + ". Seasons and plans are not taken into account.";
        return tried.forecasts() == 0
                ? method
                : method + " In a backtest on this KPI, " + NumberFormatter.count(tried.covered()) + " of "
                        + NumberFormatter.of(tried.forecasts(), grainName, grainName + "s")
                        + " fell within the forecast range.";
    }
}
