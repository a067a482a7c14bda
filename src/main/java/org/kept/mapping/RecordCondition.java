package org.kept.mapping;

import org.jspecify.annotations.Nullable;
import org.kept.document.DocumentCursor;
import org.kept.mapping.expression.Expression;
import org.kept.mapping.expression.ExpressionCompiler;

/**
 * A condition that decides whether records count, with a reason for people when one does not.
 *
 * @param because the reason as a sentence; null to use the expression itself
 */
public record RecordCondition(Expression test, @Nullable String because) {

    private static final int MAX_REASON = 200;

    /** Parses a member: an expression, or {@code {cel: …, because: …}}; null if it is absent or invalid. */
    static @Nullable RecordCondition parse(DocumentCursor cursor, String member) {
        if (!cursor.get(member).isObject()) {
            var test = FieldMappingParser.expression(cursor, member, ExpressionCompiler::condition);
            return test == null ? null : new RecordCondition(test, null);
        }
        return cursor.child(member).map(RecordCondition::parse).orElse(null);
    }

    private static @Nullable RecordCondition parse(DocumentCursor condition) {
        condition.allowOnly("cel", "because");
        if (!condition.has("cel")) {
            condition.memberFault("cel", "missing", "Give the condition as an expression in CEL.");
        }
        var test = FieldMappingParser.expression(condition, "cel", ExpressionCompiler::condition);
        var because = condition.optionalText("because", MAX_REASON);
        return test == null ? null : new RecordCondition(test, because);
    }

    /** Reason why a record is left out. */
    String reason() {
        return because == null ? "It does not count: " + test.source() : because;
    }

    /** Reason why a record that voids its stored events is left out; correct both before and after they are voided. */
    String reasonOfVoid() {
        return because == null
                ? "It does not count, and voids what was stored of it: " + test.source()
                : because + " This voids what was stored of it.";
    }
}
