/**
 * Forms are processed once: a second click on a button gets the answer of the first, on whichever node it arrives.
 *
 * <p>{@link org.kept.form.FormOnceFilter} guards every form of every page; no page calls this package. It relies on the
 * id that {@link org.kept.ui.FormToken} puts into each rendered form. {@link org.kept.form.FormAddressFilter} redirects
 * from the address of a form to its page.
 */
@NullMarked
package org.kept.form;

import org.jspecify.annotations.NullMarked;
