package org.kept.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.kept.problem.Fault;

/** Somebody who shall be able to sign in. */
record NewPerson(String name, String email, String password, Role role, List<String> teams) {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final int LONGEST_EMAIL = 254;

    NewPerson {
        name = name.strip();
        email = normal(email);
        teams = List.copyOf(teams);
    }

    NewPerson(String name, String email, String password, Role role) {
        this(name, email, password, role, List.of());
    }

    /** An e-mail address as it is kept and looked for. */
    static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    static boolean isEmail(String email) {
        return email.length() <= LONGEST_EMAIL && EMAIL.matcher(email).matches();
    }

    /** Everything that is wrong with it; {@code company} may not make up the password, nor may their own name. */
    List<Fault> faults(String company) {
        var faults = new ArrayList<Fault>();
        if (name.isEmpty() || name.length() > 100) {
            faults.add(Fault.at("/name", "name.length", "Say your name, in at most 100 characters."));
        }
        if (!isEmail(email)) {
            faults.add(Fault.at("/email", "email.form", "This does not look like an e-mail address."));
        }
        faults.addAll(Passwords.faults(password, List.of(name, email, company)));
        return faults;
    }

    @Override
    public String toString() {
        return email;
    }
}
