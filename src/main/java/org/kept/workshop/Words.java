package org.kept.workshop;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.kept.mission.Span;

/** The words of a statement, each with its place; punctuation belongs to no word. */
final class Words {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}](?:[^\\s]*[\\p{L}\\p{M}\\p{N}%])?");

    private final String statement;
    private final List<Span> spans;

    private Words(String statement, List<Span> spans) {
        this.statement = statement;
        this.spans = spans;
    }

    static Words of(String statement) {
        var spans = new ArrayList<Span>();
        var word = WORD.matcher(statement);
        while (word.find()) {
            spans.add(new Span(word.start(), word.end()));
        }
        return new Words(statement, List.copyOf(spans));
    }

    /** Where each word stands, in order. */
    List<Span> spans() {
        return spans;
    }

    int count() {
        return spans.size();
    }

    /** The text from one word to another, both included and in whichever order; what stands between stays as it is. */
    String from(int one, int other) {
        return statement.substring(
                spans.get(Math.min(one, other)).start(),
                spans.get(Math.max(one, other)).end());
    }
}
