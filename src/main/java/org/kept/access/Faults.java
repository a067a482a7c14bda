package org.kept.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Fault;

/** What is wrong with a form: all of it at the top, and each thing again at its field. */
public record Faults(List<Fault> all) {

    static final Faults NONE = new Faults(List.of());

    /** What is wrong with the field of that name; null where nothing is. */
    public @Nullable String at(String field) {
        return all.stream()
                .filter(fault -> field.equals(field(fault)))
                .map(Fault::detail)
                .findFirst()
                .orElse(null);
    }

    /** The field that a fault belongs to: the first step of its pointer. */
    public String field(Fault fault) {
        return fault.pointer() == null ? "" : fault.pointer().split("/", -1)[1];
    }
}
