/**
 * Mappings: documents that turn the records of other systems into events.
 *
 * <p>{@link org.kept.mapping.MappingDocument} reads one, {@link org.kept.mapping.Mapping} applies it, and
 * {@link org.kept.mapping.Recipes} lists those that Kept ships. Other features find saved mappings and recipes through
 * {@link org.kept.mapping.Mappings}. Nothing in this package stores anything.
 */
@NullMarked
package org.kept.mapping;

import org.jspecify.annotations.NullMarked;
