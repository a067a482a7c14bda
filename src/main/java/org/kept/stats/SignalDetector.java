package org.kept.stats;

/**
 * Applies the signal rules to the measured points of one phase. The result has one number per point: 0 for no signal, 1
 * for a signal upwards, −1 for one downwards.
 */
record SignalDetector(ControlLimits scale, double meanMovingRange, SignalRules rules) {

    private static final double NEAR = 2.0 / 3;

    int[] of(Signal signal) {
        return switch (signal) {
            case OUTSIDE -> outside();
            case TREND -> trend();
            case TWO_IN_THREE -> twoInThree();
            case SHIFT -> shift();
        };
    }

    private int[] outside() {
        int[] directions = new int[size()];
        for (int k = 0; k < size(); k++) {
            directions[k] = beyond(k, 1) ? side(k) : 0;
        }
        return directions;
    }

    /** A peak between two trends belongs to the later one. */
    private int[] trend() {
        int[] directions = new int[size()];
        int start = 0;
        for (int k = 1; k < size(); k++) {
            int step = step(k);
            if (step != step(k - 1)) {
                start = k - 1;
            }
            mark(directions, start, k, rules.trendPoints(), step);
        }
        return directions;
    }

    private int[] shift() {
        int[] directions = new int[size()];
        int start = 0;
        for (int k = 0; k < size(); k++) {
            if (k > 0 && side(k) != side(k - 1)) {
                start = k;
            }
            mark(directions, start, k, rules.shiftPoints(), side(k));
        }
        return directions;
    }

    private static void mark(int[] directions, int from, int to, int points, int direction) {
        if (direction != 0 && to - from + 1 >= points) {
            for (int k = from; k <= to; k++) {
                directions[k] = direction;
            }
        }
    }

    private int[] twoInThree() {
        int[] directions = new int[size()];
        for (int k = 0; k + 2 < size(); k++) {
            boolean oneSide = side(k) == side(k + 1) && side(k) == side(k + 2);
            int near = (near(k) ? 1 : 0) + (near(k + 1) ? 1 : 0) + (near(k + 2) ? 1 : 0);
            for (int j = k; oneSide && near >= 2 && j <= k + 2; j++) {
                directions[j] = near(j) ? side(j) : directions[j];
            }
        }
        return directions;
    }

    private int size() {
        return scale.size();
    }

    private int side(int k) {
        return scale.side(k);
    }

    private int step(int k) {
        return k == 0 ? 0 : (int) Math.signum(scale.scores()[k] - scale.scores()[k - 1]);
    }

    private boolean near(int k) {
        return beyond(k, NEAR) && !beyond(k, 1);
    }

    private boolean beyond(int k, double part) {
        return scale.isBeyond(k, part * scale.limitDistance(k, meanMovingRange));
    }
}
