/**
 * Forms are taken once: a second click on a button gets the answer of the first, whichever node it reaches.
 *
 * <p>{@link org.kept.form.FormOnceFilter} guards every form of every page; no page calls this package. It relies on the
 * id that {@link org.kept.ui.FormToken} puts into each rendered form. {@link org.kept.form.FormAddressFilter} leads from
 * the address of a form back to its page.
 */
@NullMarked
package org.kept.form;

import org.jspecify.annotations.NullMarked;
