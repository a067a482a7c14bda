package org.kept.access;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.kept.problem.Fault;

/** Somebody who shall be able to sign in. */
record NewPerson(String name, String email, String password, String role) {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD_BYTES = 72;

    NewPerson {
        name = name.strip();
        email = normal(email);
    }

    /** An e-mail address as it is kept and looked for. */
    static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether bcrypt takes all of it into account. */
    static boolean fits(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PASSWORD_BYTES;
    }

    /** Everything that is wrong with it. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (name.isEmpty() || name.length() > 100) {
            faults.add(Fault.at("/name", "name.length", "Say your name, in at most 100 characters."));
        }
        if (email.length() > 254 || !EMAIL.matcher(email).matches()) {
            faults.add(Fault.at("/email", "email.form", "This does not look like an e-mail address."));
        }
        if (password.codePointCount(0, password.length()) < SHORTEST_PASSWORD) {
            faults.add(Fault.at("/password", "password.short", "A password has at least 12 characters."));
        } else if (!fits(password)) {
            faults.add(Fault.at(
                    "/password",
                    "password.long",
                    "A password has at most 72 bytes: that is 72 plain letters, fewer with accents."));
        }
        return faults;
    }

    @Override
    public String toString() {
        return email;
    }
}
