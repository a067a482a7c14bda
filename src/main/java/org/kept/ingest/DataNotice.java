package org.kept.ingest;

import java.util.List;

/** What the data page tells those who may import files. Every bean of this type is asked for every view of the page. */
public interface DataNotice {

    /** What is wrong, each in a few sentences; empty if nothing is. */
    List<String> notices();
}
