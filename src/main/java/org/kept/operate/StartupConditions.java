package org.kept.operate;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How Kept was started, as far as it can be unsafe.
 *
 * @param host the address it listens on
 * @param tls whether it speaks TLS by itself
 * @param plainToo whether it also answers without
 * @param believesForwarded whether it believes what a proxy says about the caller
 * @param knowsProxy whether it was told which proxy that is
 * @param firstStart whether nobody could sign in before this start
 * @param adminSecrets the settings that still name a password or a key of the first administrator
 * @param sampleWanted whether {@code KEPT_SAMPLE} asks for the sample company
 * @param realData whether there are events that are not the sample company's
 * @param loose the settings of the log that may write secrets down
 * @param storage where the data is
 */
record StartupConditions(
        String host,
        boolean tls,
        boolean plainToo,
        boolean believesForwarded,
        boolean knowsProxy,
        boolean firstStart,
        Set<String> adminSecrets,
        boolean sampleWanted,
        boolean realData,
        Set<String> loose,
        DatabaseStorage storage) {

    /** The database, as far as it can be unsafe. */
    sealed interface DatabaseStorage permits EmbeddedStorage, ServerStorage {}

    /**
     * The embedded one.
     *
     * @param url as it is set
     * @param permissions of its folder, as {@code rwxr-x---}; null where there is no folder or no such thing
     */
    record EmbeddedStorage(String url, @Nullable String permissions) implements DatabaseStorage {}

    /**
     * A server.
     *
     * @param host where it is; empty where it is not known
     * @param encrypted whether the connection is
     * @param superuser whether the role may do everything
     */
    record ServerStorage(String host, boolean encrypted, boolean superuser) implements DatabaseStorage {}
}
