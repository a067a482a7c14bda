package org.kept.mapping.expression;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compiler of the expressions of mappings.
 *
 * <p>Variables: {@code row} (the cells by column), {@code rows} (all rows of a folded record), {@code cells} (the cells
 * of the row in order), {@code body} (a payload), {@code item} (one element of {@code each}), {@code value} (the value
 * from the field's column or pointer), {@code zone} and {@code decimal}, as in the mapping.
 */
public final class ExpressionCompiler {

    /** Maximum length of an expression, in characters. */
    public static final int MAX_LENGTH = 2000;

    private static final int MAX_DEPTH = 32;
    private static final int MAX_STEPS = 10_000;
    private static final int MAX_REGEX = 1000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(MAX_LENGTH)
            .maxParseRecursionDepth(MAX_DEPTH)
            .comprehensionMaxIterations(MAX_STEPS)
            .maxRegexProgramSize(MAX_REGEX)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private static final CelType TEXTS = ListType.create(SimpleType.STRING);
    private static final CelType ROW = MapType.create(SimpleType.STRING, SimpleType.STRING);
    private static final CelType ANY_LIST = ListType.create(SimpleType.DYN);

    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("row", ROW)
            .addVar("rows", ListType.create(ROW))
            .addVar("cells", TEXTS)
            .addVar("body", SimpleType.DYN)
            .addVar("item", SimpleType.DYN)
            .addVar("value", SimpleType.DYN)
            .addVar("zone", SimpleType.STRING)
            .addVar("decimal", SimpleType.STRING)
            .addFunctionDeclarations(
                    function("sum", SimpleType.DYN, ANY_LIST),
                    function("first", SimpleType.DYN, ANY_LIST),
                    function("last", SimpleType.DYN, ANY_LIST),
                    function("words", TEXTS, SimpleType.STRING),
                    function("given", SimpleType.BOOL, SimpleType.STRING),
                    function("score", SimpleType.STRING, SimpleType.STRING),
                    function("lower", SimpleType.STRING, SimpleType.STRING),
                    function("hash", SimpleType.STRING, TEXTS),
                    function("epoch", SimpleType.INT, SimpleType.STRING, SimpleType.STRING),
                    function("number", SimpleType.DOUBLE, SimpleType.STRING, SimpleType.STRING),
                    function("cell", SimpleType.STRING, ROW, SimpleType.STRING))
            .build();

    /** The interpreter with measured bounds; its successor is not final yet. */
    @SuppressWarnings({"deprecation", "InlineMeInliner"})
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(
                    CelFunctionBinding.from(overload("sum"), List.class, ExpressionFunctions::sum),
                    CelFunctionBinding.from(overload("first"), List.class, ExpressionFunctions::first),
                    CelFunctionBinding.from(overload("last"), List.class, ExpressionFunctions::last),
                    CelFunctionBinding.from(overload("words"), String.class, ExpressionFunctions::words),
                    CelFunctionBinding.from(overload("given"), String.class, ExpressionFunctions::given),
                    CelFunctionBinding.from(overload("score"), String.class, ExpressionFunctions::score),
                    CelFunctionBinding.from(overload("lower"), String.class, ExpressionFunctions::lower),
                    CelFunctionBinding.from(overload("hash"), List.class, ExpressionFunctions::hash),
                    CelFunctionBinding.from(overload("epoch"), String.class, String.class, ExpressionFunctions::epoch),
                    CelFunctionBinding.from(
                            overload("number"), String.class, String.class, ExpressionFunctions::number),
                    CelFunctionBinding.from(overload("cell"), Map.class, String.class, ExpressionFunctions::cell))
            .build();

    private static final Conversions CONVERSIONS = new Conversions(COMPILER, "value");

    private ExpressionCompiler() {}

    private static CelFunctionDecl function(String name, CelType result, CelType... arguments) {
        return newFunctionDeclaration(name, newGlobalOverload(overload(name), result, arguments));
    }

    private static String overload(String function) {
        return "kept_" + function;
    }

    /** Compiles an expression that returns a value of any type. */
    public static Expression value(String source) throws ExpressionException {
        return compile(source, Set.of());
    }

    /** Compiles an expression that returns true or false. */
    public static Expression condition(String source) throws ExpressionException {
        return compile(source, Set.of(CelKind.BOOL, CelKind.DYN));
    }

    /** Compiles an expression that returns a list. */
    public static Expression list(String source) throws ExpressionException {
        return compile(source, Set.of(CelKind.LIST, CelKind.DYN));
    }

    private static Expression compile(String source, Set<CelKind> kinds) throws ExpressionException {
        var result = COMPILER.compile(source);
        if (result.hasError()) {
            throw new ExpressionException(described(result.getErrors().get(0)));
        }
        try {
            var tree = result.getAst();
            if (!kinds.isEmpty() && !kinds.contains(tree.getResultType().kind())) {
                throw new ExpressionException("This expression must give " + wanted(kinds) + ", not "
                        + tree.getResultType().name() + ".");
            }
            return new Expression(source, RUNTIME.createProgram(CONVERSIONS.open(tree)));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new ExpressionException("This expression cannot be compiled: " + e.getMessage());
        }
    }

    private static String wanted(Set<CelKind> kinds) {
        return kinds.contains(CelKind.LIST) ? "a list" : "true or false";
    }

    private static String described(CelIssue issue) {
        var at = issue.getSourceLocation();
        var message = issue.getMessage().lines().findFirst().orElse("");
        return "This expression is wrong at line " + Math.max(1, at.getLine()) + ", column " + (at.getColumn() + 1)
                + ": " + message;
    }
}
