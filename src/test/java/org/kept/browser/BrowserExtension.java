package org.kept.browser;

import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test its own {@link Browser} and checks for console errors after the test. */
final class BrowserExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {

    private static final Logger LOG = Logger.getLogger(BrowserExtension.class.getName());
    private static final Namespace KEPT = Namespace.create(BrowserExtension.class);

    private final Programs programs = new Programs(System.getenv());

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (programs.required()
                || (programs.chromium().isPresent() && programs.node().isPresent())) {
            return ConditionEvaluationResult.enabled("a browser is here, or has to be");
        }
        var reason = "NO BROWSER TEST RAN in " + context.getDisplayName() + ": " + missing();
        LOG.warning(reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(KEPT).computeIfAbsent(Browser.class, type -> browser(context), Browser.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var browser = context.getStore(KEPT).get(Browser.class, Browser.class);
        if (browser != null && context.getExecutionException().isEmpty()) {
            browser.assertNoConsoleErrors();
        }
    }

    private Browser browser(ExtensionContext context) {
        // One Chromium for all classes; a test profile loads classes with another class loader and so starts its own.
        var rootStore = context.getRoot().getStore(KEPT);
        var chromium = rootStore.computeIfAbsent(Chromium.class, type -> start(), Chromium.class);
        var base = ConfigProvider.getConfig().getValue("test.url", String.class);
        return new Browser(() -> chromium.visitor(base));
    }

    private Chromium start() {
        return Chromium.start(
                programs.chromium().orElseThrow(() -> new AssertionError(missing())),
                programs.node().orElseThrow(() -> new AssertionError(missing())));
    }

    private String missing() {
        return Optional.of("no Chromium (install it, or name it in KEPT_CHROMIUM)")
                .filter(text -> programs.chromium().isEmpty())
                .orElse("no Node.js (install it, or name it in PLAYWRIGHT_NODEJS_PATH)");
    }
}
