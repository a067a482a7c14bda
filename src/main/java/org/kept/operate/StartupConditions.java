package org.kept.operate;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of the start that can be unsafe.
 *
 * @param host the address it listens on
 * @param tls whether it serves TLS itself
 * @param plainToo whether it also serves plain HTTP
 * @param believesForwarded whether it trusts the Forwarded headers of a proxy
 * @param knowsProxy whether the trusted proxy is configured
 * @param knowsAddress whether the public address is configured
 * @param firstStart whether no one could sign in before this start
 * @param adminSecrets the settings that still contain a password or a key of the first administrator
 * @param sampleWanted whether {@code KEPT_SAMPLE} asks for the sample company
 * @param realData whether there are events from other sources than the sample company's
 * @param loose the log settings that may write secrets
 * @param storage database of the service
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

    /** The database, with the properties that can be unsafe. */
    sealed interface DatabaseStorage permits EmbeddedStorage, ServerStorage {}

    /**
     * The embedded database.
     *
     * @param url as configured
     * @param permissions of its folder, such as {@code rwxr-x---}; null if it has no folder or the file system no
     * permissions
     */
    record EmbeddedStorage(String url, @Nullable String permissions) implements DatabaseStorage {}

    /**
     * A database server.
     *
     * @param host its host; {@code HOST} if the URL does not contain it
     * @param encrypted whether the connection is encrypted
     * @param superuser whether the role is a superuser
     */
    record ServerStorage(String host, boolean encrypted, boolean superuser) implements DatabaseStorage {}
}
