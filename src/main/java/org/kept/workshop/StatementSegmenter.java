package org.kept.workshop;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.mission.Mission;
import org.kept.workshop.draft.StatementWords;

/** Splits a statement into marked clauses, words that can be marked, and the text between them. */
final class StatementSegmenter {

    private StatementSegmenter() {}

    static List<DraftPage.DraftPiece> of(Mission mission, @Nullable Integer chosen) {
        var words = StatementWords.of(mission.statement()).ranges();
        var pieces = new ArrayList<DraftPage.DraftPiece>();
        for (var passage : mission.passages()) {
            if (passage.clause().isPresent()) {
                pieces.add(new DraftPage.DraftPiece(
                        passage.text(), null, passage.clause().get().code(), false));
                continue;
            }
            var at = passage.span().start();
            for (var i = 0; i < words.size(); i++) {
                var word = words.get(i);
                if (word.start() >= at && word.end() <= passage.span().end()) {
                    addPlainText(pieces, mission.statement().substring(at, word.start()));
                    pieces.add(new DraftPage.DraftPiece(
                            mission.statement().substring(word.start(), word.end()),
                            i,
                            null,
                            chosen != null && chosen == i));
                    at = word.end();
                }
            }
            addPlainText(
                    pieces, mission.statement().substring(at, passage.span().end()));
        }
        return List.copyOf(pieces);
    }

    private static void addPlainText(List<DraftPage.DraftPiece> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(new DraftPage.DraftPiece(text, null, null, false));
        }
    }
}
