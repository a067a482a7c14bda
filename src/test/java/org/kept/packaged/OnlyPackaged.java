package org.kept.packaged;

import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Skips properties about the packaged service if it does not exist. */
final class OnlyPackaged implements SkipExecutionHook {

    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        return Packaged.isThere()
                ? SkipResult.doNotSkip()
                : SkipResult.skip("there is no packaged service; mvn verify makes one");
    }
}
