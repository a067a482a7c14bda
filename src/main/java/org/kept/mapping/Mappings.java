package org.kept.mapping;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;

/** Saved mappings and the recipes that Kept ships, by name. A saved mapping hides a recipe with the same name. */
public interface Mappings {

    /**
     * The saved mapping or recipe with that name, in its current version.
     *
     * @param source replaces the source of its events; null keeps it
     * @param zone replaces the zone of times without an offset; null keeps it
     * @throws Problem 404 with the nearest name if there is none; 422 if the source cannot be stored
     */
    MappingDocument require(String name, @Nullable String source, @Nullable ZoneId zone);

    /** All saved mappings and recipes, sorted by name. */
    List<MappingSummary> all();

    /**
     * One line of the list.
     *
     * @param recipe whether Kept ships it
     * @param version version of a saved mapping, from 1; 0 for a recipe
     * @param title title for people
     */
    record MappingSummary(String name, String title, String source, boolean recipe, int version) {

        /** The words that a person chooses it by; a saved one says its name, because a copy has the title of its recipe. */
        public String label() {
            if (title.isBlank()) {
                return name;
            }
            return recipe ? title : title + " (" + name + ")";
        }
    }
}
