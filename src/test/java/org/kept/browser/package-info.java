/**
 * Tests of the pages in Chromium, with the accessibility checks of axe.
 *
 * <p>A test class is annotated with {@link org.kept.browser.BrowserTest} and {@code @QuarkusTest}, and takes a
 * {@link org.kept.browser.Browser} as a parameter. The tests use the machine's Chromium and Node.js and download
 * neither.
 */
@NullMarked
package org.kept.browser;

import org.jspecify.annotations.NullMarked;
