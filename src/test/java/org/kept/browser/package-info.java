/**
 * Tests that look at the pages as a person does: in Chromium, with the accessibility checks of axe.
 *
 * <p>A test class says {@link org.kept.browser.BrowserTest} beside {@code @QuarkusTest} and takes a
 * {@link org.kept.browser.Browser} as a parameter. It uses the machine's Chromium and Node; it downloads neither.
 */
@NullMarked
package org.kept.browser;

import org.jspecify.annotations.NullMarked;
