package org.kept.workshop.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.kept.mission.TextRange;

/** The words of a statement, each with its place; punctuation belongs to no word. */
public final class StatementWords {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}](?:[^\\s]*[\\p{L}\\p{M}\\p{N}%])?");

    private final String statement;
    private final List<TextRange> spans;

    private StatementWords(String statement, List<TextRange> spans) {
        this.statement = statement;
        this.spans = spans;
    }

    public static StatementWords of(String statement) {
        var spans = new ArrayList<TextRange>();
        var word = WORD.matcher(statement);
        while (word.find()) {
            spans.add(new TextRange(word.start(), word.end()));
        }
        return new StatementWords(statement, List.copyOf(spans));
    }

    /** Where each word stands, in order. */
    public List<TextRange> spans() {
        return spans;
    }

    public int count() {
        return spans.size();
    }

    /** The text from one word to another, both included and in whichever order; what stands between stays as it is. */
    public String from(int one, int other) {
        return statement.substring(
                spans.get(Math.min(one, other)).start(),
                spans.get(Math.max(one, other)).end());
    }
}
