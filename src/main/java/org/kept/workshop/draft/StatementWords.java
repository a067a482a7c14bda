package org.kept.workshop.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.kept.mission.TextRange;

/** The words of a statement with their ranges; punctuation belongs to no word. */
public final class StatementWords {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}](?:[^\\s]*[\\p{L}\\p{M}\\p{N}%])?");

    private final String statement;
    private final List<TextRange> ranges;

    private StatementWords(String statement, List<TextRange> spans) {
        this.statement = statement;
        this.ranges = spans;
    }

    public static StatementWords of(String statement) {
        var spans = new ArrayList<TextRange>();
        var word = WORD.matcher(statement);
        while (word.find()) {
            spans.add(new TextRange(word.start(), word.end()));
        }
        return new StatementWords(statement, List.copyOf(spans));
    }

    /** The range of each word, in order. */
    public List<TextRange> ranges() {
        return ranges;
    }

    public int count() {
        return ranges.size();
    }

    /** The text from one word to another, both inclusive and in either order, with everything between them. */
    public String textBetween(int one, int other) {
        return statement.substring(
                ranges.get(Math.min(one, other)).start(),
                ranges.get(Math.max(one, other)).end());
    }
}
