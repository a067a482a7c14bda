// Crosshair and arrow keys over a trend chart.
