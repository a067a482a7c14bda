package org.kept.operate;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How Kept was started, as far as it can be unsafe.
 *
 * @param host the address it listens on
 * @param tls whether it serves TLS itself
 * @param plainToo whether it also serves plain HTTP
 * @param believesForwarded whether it trusts what a proxy says about the caller
 * @param knowsProxy whether the trusted proxy is configured
 * @param knowsAddress whether the public address is configured
 * @param firstStart whether no one could sign in before this start
 * @param adminSecrets the settings that still name a password or a key of the first administrator
 * @param sampleWanted whether {@code KEPT_SAMPLE} asks for the sample company
 * @param realData whether there are events that are not the sample company's
 * @param loose the log settings that may write secrets
 * @param storage where the data is
 */
record StartupConditions(
        String host,
        boolean tls,
        boolean plainToo,
        boolean believesForwarded,
        boolean knowsProxy,
        boolean knowsAddress,
        boolean firstStart,
        Set<String> adminSecrets,
        boolean sampleWanted,
        boolean realData,
        Set<String> loose,
        DatabaseStorage storage) {

    /** The database, as far as it can be unsafe. */
    sealed interface DatabaseStorage permits EmbeddedStorage, ServerStorage {}

    /**
     * The embedded database.
     *
     * @param url as configured
     * @param permissions of its folder, such as {@code rwxr-x---}; null if there is no folder or no such thing
     */
    record EmbeddedStorage(String url, @Nullable String permissions) implements DatabaseStorage {}

    /**
     * A database server.
     *
     * @param host its host; {@code HOST} if the URL does not tell
     * @param encrypted whether the connection is encrypted
     * @param superuser whether the role is a superuser
     */
    record ServerStorage(String host, boolean encrypted, boolean superuser) implements DatabaseStorage {}
}
