package org.kept.mission;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.kept.ui.Choice;

/** Tabs of the mission pages. */
public enum MissionTabs {
    MISSION("Mission", "/mission"),
    WORKSHOP("Workshop", "/mission/edit"),
    COVERAGE("Coverage", "/mission/coverage"),
    VERSIONS("Versions", "/mission/versions"),
    FILE("As a file", "/mission/file");

    private final String name;
    private final String href;

    MissionTabs(String name, String href) {
        this.name = name;
        this.href = href;
    }

    /** The address of the mission page after publication, which shows that this version was published. */
    public static URI published(int version) {
        return URI.create(MISSION.href + "?published=" + version);
    }

    public String href() {
        return href;
    }

    /** The links to all tabs, with this one selected. */
    public List<Choice> tabs() {
        return Arrays.stream(values())
                .map(tab -> Choice.of(tab.name, tab.href, tab == this))
                .toList();
    }
}
