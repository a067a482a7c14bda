package org.kept.imports.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.audit.Actor;
import org.kept.imports.file.SourceFile;
import org.kept.imports.run.ImportService;
import org.kept.ingest.ForeignFiles;
import org.kept.table.FileKind;

/** Keeps files that are not Kept's own CSV until the person who uploaded them has chosen how they are read. */
@ApplicationScoped
class ForeignFileIntake implements ForeignFiles {

    private static final Set<String> OWN_COLUMNS = Set.of("id", "source", "type", "time");

    private final ImportService imports;

    ForeignFileIntake(ImportService imports) {
        this.imports = imports;
    }

    @Override
    public @Nullable String take(Path file, String name, Actor by, DataScope reach) throws IOException {
        return isOwn(SourceFile.of(file)) ? null : ImportPages.page(imports.open(file, name, by, reach));
    }

    /**
     * Whether it has all or all but one of the columns of Kept's CSV; the check of Kept's CSV reports a missing one.
     */
    private static boolean isOwn(SourceFile file) {
        var names = file.inspection().columns().stream()
                .map(each -> each.name().strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        names.retainAll(OWN_COLUMNS);
        return file.inspection().kind() == FileKind.CSV && names.size() >= OWN_COLUMNS.size() - 1;
    }
}
