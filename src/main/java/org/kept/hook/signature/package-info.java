/**
 * Signatures of hooks: whether a delivery comes from the system that shares the hook's secret.
 *
 * <p>{@link org.kept.hook.signature.SignatureScheme} names the schemes and makes a {@link
 * org.kept.hook.signature.SignatureVerifier} of each, one class per scheme. They read headers and the raw body, before
 * anything is parsed; nothing is stored here.
 */
@NullMarked
package org.kept.hook.signature;

import org.jspecify.annotations.NullMarked;
