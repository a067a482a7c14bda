package org.kept.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/** Faults of one document, in the order in which they were found. */
public final class DocumentFaults {

    /**
     * Maximum number of listed faults: more than a person fixes in one go. A document with more is probably of another
     * kind.
     */
    public static final int LISTED = 200;

    private final List<InputError> faults = new ArrayList<>();
    private final Map<String, Long> lines = new HashMap<>();
    private final String kind;
    private int found;

    /**
     * @param kind what the document is, as in "this mission"
     */
    public DocumentFaults(String kind) {
        this.kind = kind;
    }

    /** The kind of the document, for use in a sentence. */
    String kind() {
        return kind;
    }

    /** Records the line on which a member begins. */
    public void line(String pointer, long line) {
        lines.putIfAbsent(pointer, line);
    }

    public void add(String pointer, String code, String detail) {
        found++;
        if (faults.size() < LISTED) {
            faults.add(new InputError(pointer, lineOf(pointer), code, detail));
        }
    }

    public List<InputError> all() {
        return List.copyOf(faults);
    }

    public boolean isEmpty() {
        return found == 0;
    }

    public Problem toProblem() {
        var count = found == 1 ? "one error" : found + " errors";
        var rest = found > LISTED ? "; the first " + LISTED + " are listed" : "";
        return Problem.invalid("This " + kind + " has " + count + rest + ". Nothing was stored.", faults);
    }

    /** The line of the member; if it is absent, the line of the closest one around it. */
    private @Nullable Long lineOf(String pointer) {
        for (var at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            var line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return lines.get("");
    }
}
