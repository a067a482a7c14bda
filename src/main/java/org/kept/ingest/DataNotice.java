package org.kept.ingest;

import java.util.List;

/**
 * Source of notices on the data page, for people who may import files. Each view of the page asks all beans of this
 * type.
 */
public interface DataNotice {

    /** The problems, each in a few sentences; empty if there are none. */
    List<String> notices();
}
