package org.kept.access.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.kept.access.Role;
import org.kept.problem.InputError;

/** Somebody who shall be able to sign in. */
public record NewPerson(String name, String email, String password, Role role, List<String> teams) {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final int LONGEST_EMAIL = 254;

    public NewPerson {
        name = name.strip();
        email = normal(email);
        teams = List.copyOf(teams);
    }

    public NewPerson(String name, String email, String password, Role role) {
        this(name, email, password, role, List.of());
    }

    /** An e-mail address as it is kept and looked for. */
    public static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    public static boolean isEmail(String email) {
        return email.length() <= LONGEST_EMAIL && EMAIL.matcher(email).matches();
    }

    /** Everything that is wrong with it; {@code company} may not make up the password, nor may their own name. */
    public List<InputError> faults(String company) {
        var faults = new ArrayList<InputError>();
        if (name.isEmpty() || name.length() > 100) {
            faults.add(InputError.at("/name", "name.length", "Say your name, in at most 100 characters."));
        }
        if (!isEmail(email)) {
            faults.add(InputError.at("/email", "email.form", "This does not look like an e-mail address."));
        }
        faults.addAll(PasswordPolicy.faults(password, List.of(name, email, company)));
        return faults;
    }

    @Override
    public String toString() {
        return email;
    }
}
