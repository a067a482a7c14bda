package org.kept.mapping.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelReference;
import dev.cel.compiler.CelCompiler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Conversions of values whose type is known only at run time.
 *
 * <p>The type checker assumes for {@code body['n']} the first type that the surrounding function accepts, so
 * {@code int(body['n'])} would fail for a text although {@code int(body.n)} converts it.
 */
final class Conversions {

    private static final List<String> FUNCTIONS = List.of("int", "uint", "double", "string", "bool", "bytes");

    private final Map<List<String>, CelReference> byFirst = new HashMap<>();

    /**
     * Looks up the overloads of each conversion.
     *
     * @param unknown a variable of any type
     */
    Conversions(CelCompiler compiler, String unknown) {
        for (var function : FUNCTIONS) {
            var every = every(compiler, function + "(" + unknown + ")");
            byFirst.put(List.of(every.overloadIds().get(0)), every);
        }
    }

    private static CelReference every(CelCompiler compiler, String call) {
        try {
            return compiler.compile(call).getAst().getReferenceMap().values().stream()
                    .filter(reference -> !reference.overloadIds().isEmpty())
                    .findFirst()
                    .orElseThrow();
        } catch (CelValidationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same tree, with conversions that accept a value of any type they know. */
    CelAbstractSyntaxTree open(CelAbstractSyntaxTree tree) {
        var references = new HashMap<>(tree.getReferenceMap());
        references.replaceAll((id, reference) -> byFirst.getOrDefault(reference.overloadIds(), reference));
        return CelAbstractSyntaxTree.newCheckedAst(tree.getExpr(), tree.getSource(), references, tree.getTypeMap());
    }
}
