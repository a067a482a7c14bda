package org.kept.stats;

/**
 * The four signal rules over the measured points of one phase; an answer is, for each point, 0 or the direction in which the rule
 * fires there: 1 upwards, −1 downwards.
 */
record SignalDetector(StandardizedSeries scale, double meanMovingRange, SignalRules rules) {

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
        int[] answer = new int[size()];
        for (int k = 0; k < size(); k++) {
            answer[k] = beyond(k, 1) ? side(k) : 0;
        }
        return answer;
    }

    /** The peak where one trend ends and the next begins is marked by the later one. */
    private int[] trend() {
        int[] answer = new int[size()];
        int start = 0;
        for (int k = 1; k < size(); k++) {
            int step = step(k);
            if (step != step(k - 1)) {
                start = k - 1;
            }
            mark(answer, start, k, rules.trendPoints(), step);
        }
        return answer;
    }

    private int[] shift() {
        int[] answer = new int[size()];
        int start = 0;
        for (int k = 0; k < size(); k++) {
            if (k > 0 && side(k) != side(k - 1)) {
                start = k;
            }
            mark(answer, start, k, rules.shiftPoints(), side(k));
        }
        return answer;
    }

    private static void mark(int[] answer, int from, int to, int points, int direction) {
        if (direction != 0 && to - from + 1 >= points) {
            for (int k = from; k <= to; k++) {
                answer[k] = direction;
            }
        }
    }

    private int[] twoInThree() {
        int[] answer = new int[size()];
        for (int k = 0; k + 2 < size(); k++) {
            boolean oneSide = side(k) == side(k + 1) && side(k) == side(k + 2);
            int near = (near(k) ? 1 : 0) + (near(k + 1) ? 1 : 0) + (near(k + 2) ? 1 : 0);
            for (int j = k; oneSide && near >= 2 && j <= k + 2; j++) {
                answer[j] = near(j) ? side(j) : answer[j];
            }
        }
        return answer;
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
        return scale.beyond(k, part * scale.reach(k, meanMovingRange));
    }
}
