package org.kept.hook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.access.SecretCipher;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.database.Transactions;
import org.kept.document.DocumentCursor;
import org.kept.hook.signature.SignatureScheme;
import org.kept.mapping.Mappings;
import org.kept.problem.InputError;
import org.kept.problem.NearestWord;
import org.kept.problem.Problem;

/** Saves, lists and removes hooks. */
@ApplicationScoped
public class HookService {

    private static final int MAX_HOOKS = 200;

    private final HookStore store;
    private final Mappings mappings;
    private final InboxLimits inbox;
    private final SecretCipher cipher;
    private final Audit audit;
    private final Clock clock;

    HookService(HookStore store, Mappings mappings, InboxLimits inbox, SecretCipher cipher, Audit audit, Clock clock) {
        this.store = store;
        this.mappings = mappings;
        this.inbox = inbox;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Hook> all() {
        return store.all();
    }

    /**
     * The hook with that name.
     *
     * @throws Problem 404 with the nearest name if there is none
     */
    public Hook require(String name) {
        return find(name).orElseThrow(() -> notFound(name));
    }

    /** The hook with that name; empty also for an invalid name, without a query. */
    Optional<Hook> find(String name) {
        return Hook.isName(name) ? store.find(name) : Optional.empty();
    }

    private Problem notFound(String name) {
        var names = store.all().stream().map(Hook::name).toList();
        return Problem.notFound(
                "There is no hook '" + DocumentCursor.excerpt(name) + "'." + NearestWord.suggestion(name, names));
    }

    /**
     * Creates or changes a hook.
     *
     * @param secret null to keep the one it has, if its scheme stays the same
     * @throws Problem 409 if there is no key to encrypt the secret with; 422 with every error
     */
    public Hook save(
            String name, @Nullable String mapping, @Nullable String schemeCode, @Nullable String secret, String by) {
        var faults = new ArrayList<InputError>();
        if (!Hook.isName(name)) {
            faults.add(InputError.at(
                    "/name",
                    "name.form",
                    "A name has up to 40 small letters, digits and hyphens, and begins with a letter or digit."));
        }
        var scheme = scheme(schemeCode, faults);
        checkMapping(mapping, faults);
        var existing = find(name).orElse(null);
        checkSecret(secret, scheme, existing, faults);
        if (!faults.isEmpty() || mapping == null || scheme == null) {
            throw Problem.invalid("The hook has errors. Nothing was stored.", faults);
        }
        var stored = secret == null && existing != null
                ? existing.secret()
                : cipher.encrypt(String.valueOf(secret), Hook.purpose(name));
        var hook = existing == null
                ? new Hook(name, mapping, scheme, stored, clock.instant().truncatedTo(ChronoUnit.MICROS), by)
                : new Hook(name, mapping, scheme, stored, existing.created(), existing.createdBy());
        return Transactions.joining(() -> {
            write(hook, existing, secret != null);
            return hook;
        });
    }

    private void write(Hook hook, @Nullable Hook existing, boolean hasNewSecret) {
        if (existing == null) {
            if (store.all().size() >= MAX_HOOKS) {
                throw Problem.conflict("There are " + MAX_HOOKS + " hooks, which is the limit. Remove one first.");
            }
            if (!store.insert(hook)) {
                throw Problem.conflict("A hook of this name was just created. Load it, then change it.");
            }
        } else if (!store.update(hook)) {
            throw Problem.conflict("The hook was just removed. Nothing was stored; save it again to create it.");
        }
        var before = existing == null ? null : lines(existing, null);
        audit.record(AuditChange.changed(
                AuditAction.HOOK_SAVED, "hook " + hook.name(), before, lines(hook, hasNewSecret ? "set" : null)));
    }

    private static String lines(Hook hook, @Nullable String secret) {
        return AuditChange.lines(
                "mapping", hook.mapping(), "scheme", hook.scheme().code(), "secret", secret);
    }

    private static @Nullable SignatureScheme scheme(@Nullable String code, List<InputError> faults) {
        var scheme = code == null ? null : SignatureScheme.find(code);
        if (scheme == null) {
            var codes = Arrays.stream(SignatureScheme.values())
                    .map(SignatureScheme::code)
                    .toList();
            var nearest = code == null ? "" : NearestWord.suggestion(code, codes);
            faults.add(InputError.at(
                    "/signature/scheme",
                    "scheme.unknown",
                    "The scheme must be one of " + String.join(", ", codes) + "." + nearest));
        }
        return scheme;
    }

    private void checkMapping(@Nullable String mapping, List<InputError> faults) {
        if (mapping == null || mapping.isBlank()) {
            faults.add(InputError.at(
                    "/mapping", "mapping.missing", "Name the mapping or recipe that reads its payloads."));
            return;
        }
        try {
            mappings.require(mapping, null, null);
        } catch (Problem problem) {
            faults.add(InputError.at("/mapping", "mapping.unknown", problem.detail()));
        }
    }

    private static void checkSecret(
            @Nullable String secret,
            @Nullable SignatureScheme scheme,
            @Nullable Hook existing,
            List<InputError> faults) {
        if (scheme == null) {
            return;
        }
        if (secret == null) {
            if (existing == null || existing.scheme() != scheme) {
                faults.add(InputError.at(
                        "/signature/secret", "secret.missing", "Give the secret that the other system signs with."));
            }
            return;
        }
        var fault = scheme.secretFault(secret);
        if (fault != null) {
            faults.add(InputError.at("/signature/secret", "secret.form", fault));
        }
    }

    /**
     * Removes a hook after its deliveries; the events from them stay. Do not call in a transaction.
     *
     * @throws Problem 404 if there is none
     */
    public void remove(String name) {
        var hook = require(name);
        inbox.deleteOfHook(name);
        Transactions.joining(() -> {
            store.delete(name);
            audit.record(AuditChange.removed(AuditAction.HOOK_REMOVED, "hook " + name, lines(hook, null)));
            return true;
        });
    }
}
