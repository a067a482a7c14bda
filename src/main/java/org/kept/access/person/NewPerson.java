package org.kept.access.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.kept.access.Role;
import org.kept.problem.InputError;

/** A person to be created. */
public record NewPerson(String name, String email, String password, Role role, List<String> teams) {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final int MAX_EMAIL_LENGTH = 254;

    public NewPerson {
        name = name.strip();
        email = normalizeEmail(email);
        teams = List.copyOf(teams);
    }

    public NewPerson(String name, String email, String password, Role role) {
        this(name, email, password, role, List.of());
    }

    /** Normalizes an e-mail address for storing and searching: stripped, lower case. */
    public static String normalizeEmail(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    public static boolean isEmail(String email) {
        return email.length() <= MAX_EMAIL_LENGTH && EMAIL.matcher(email).matches();
    }

    /** All validation errors. The password must not be based on the name, the address or {@code company}. */
    public List<InputError> validate(String company) {
        var errors = new ArrayList<InputError>();
        if (name.isEmpty() || name.length() > 100) {
            errors.add(InputError.at("/name", "name.length", "Enter your name, in at most 100 characters."));
        }
        if (!isEmail(email)) {
            errors.add(InputError.at("/email", "email.form", "Enter an e-mail address, such as name@example.org."));
        }
        errors.addAll(PasswordPolicy.validate(password, List.of(name, email, company)));
        return errors;
    }

    @Override
    public String toString() {
        return email;
    }
}
