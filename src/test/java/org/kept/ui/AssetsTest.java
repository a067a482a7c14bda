package org.kept.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssetsTest {

    private static final Path RESOURCES = Path.of("src/main/resources/META-INF/resources");

    @Test
    void everyStyleSheetIsInTheJoinedOne() throws IOException {
        assertThat(names("css")).containsExactlyInAnyOrderElementsOf(Assets.STYLES);
        var joined = new Assets().styleSheet();
        for (var name : Assets.STYLES) {
            assertThat(joined).contains(Files.readString(RESOURCES.resolve("css/" + name + ".css")));
        }
    }

    @Test
    void everyScriptIsOnEveryPage() throws IOException {
        assertThat(names("js")).containsExactlyInAnyOrderElementsOf(Assets.SCRIPTS);
        var joined = new Assets().script();
        for (var name : Assets.SCRIPTS) {
            assertThat(joined).contains("{\n" + Files.readString(RESOURCES.resolve("js/" + name + ".js")) + "}\n");
        }
    }

    @Test
    void theAddressOfAnAssetChangesWithItsContentOnly() {
        assertThat(new Assets().stamp()).matches("[0-9a-f]{12}").isEqualTo(new Assets().stamp());
    }

    @Test
    void iconsAreWhatTheirNamesSay() throws IOException {
        for (var name : Assets.ICONS) {
            var bytes = Files.readAllBytes(RESOURCES.resolve(name));
            var begins = name.endsWith(".png")
                    ? new byte[] {(byte) 0x89, 'P', 'N', 'G'}
                    : name.endsWith(".ico") ? new byte[] {0, 0, 1, 0} : new byte[] {'<', 's', 'v', 'g'};
            assertThat(bytes).as(name).startsWith(begins);
        }
    }

    private static List<String> names(String folder) throws IOException {
        try (var files = Files.list(RESOURCES.resolve(folder))) {
            return files.map(file -> file.getFileName().toString().replaceAll("\\.\\w+$", ""))
                    .toList();
        }
    }
}
