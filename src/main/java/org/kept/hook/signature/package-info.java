/**
 * Signatures of hooks: whether a delivery comes from the system that shares the hook's secret.
 *
 * <p>{@link org.kept.hook.signature.SignatureScheme} lists the schemes and creates their
 * {@link org.kept.hook.signature.SignatureVerifier}s, one class per scheme. They read headers and the raw body before
 * anything is parsed, and store nothing.
 */
@NullMarked
package org.kept.hook.signature;

import org.jspecify.annotations.NullMarked;
