package org.kept.mapping.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.kept.mapping.Mappings;
import org.kept.types.EventTypeUse;

/** Event types that saved mappings give. */
@ApplicationScoped
class MappedEventTypes implements EventTypeUse {

    private final Mappings mappings;

    MappedEventTypes(Mappings mappings) {
        this.mappings = mappings;
    }

    @Override
    public List<String> usesOf(String code) {
        return mappings.all().stream()
                .filter(summary -> !summary.recipe())
                .map(Mappings.MappingSummary::name)
                .filter(name ->
                        mappings.require(name, null, null).mapping().types().contains(code))
                .map(name -> "the mapping '" + name + "' gives it")
                .toList();
    }
}
