package org.kept.why;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a reader has to read anew when it changes: the clauses' words, the reasons, the targets, how it is counted. */
final class WhyFingerprint {

    private WhyFingerprint() {}

    /** 64 characters that are the same as long as all of that is, whatever else a new version of the mission changes. */
    static String of(ScoreExplanation scoreExplanation) {
        var said = new ArrayList<Object>();
        said.add(scoreExplanation.kpi().code());
        said.add(scoreExplanation.set().settings());
        for (var reason : scoreExplanation.reasons()) {
            var clause = reason.clause();
            said.addAll(List.of(clause.code(), clause.quote(), clause.behaviours()));
            said.add(String.valueOf(clause.guarantee()));
            said.addAll(List.of(reason.measure().role(), reason.measure().because()));
            said.add(reason.target()
                    .map(target ->
                            List.of(target.low(), target.high(), target.from(), String.valueOf(target.agreedBy())))
                    .map(Object::toString)
                    .orElse(""));
        }
        said.add(scoreExplanation.setAside().orElse(""));
        return hash(said.toString());
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
