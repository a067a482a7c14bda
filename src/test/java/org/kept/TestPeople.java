package org.kept;

import io.restassured.response.Response;
import java.util.UUID;
import java.util.regex.Pattern;
import org.kept.access.Role;

/** Creates people with fewer permissions than the administrator of {@link TestKeys}, by invitation as in production. */
public final class TestPeople {

    public static final String PASSWORD = "plum jam on the window sill";

    private static final Pattern LINK = Pattern.compile("/invitation/[0-9A-Za-z]{43}");

    private TestPeople() {}

    /** A browser signed in as a new person with this role. */
    public static TestBrowser signedIn(Role role, String... teams) {
        return signedIn(role.code() + "-" + UUID.randomUUID() + "@example.org", role, teams);
    }

    /** A browser signed in as a new person with this address and role. */
    public static TestBrowser signedIn(String email, Role role, String... teams) {
        var link = linkIn(invite(TestKeys.signedIn(), email, role, teams));
        var browser = new TestBrowser();
        browser.post(link, "name", "Noor Tamm", "password", PASSWORD).then().statusCode(303);
        return browser;
    }

    /** Invites a person; the response contains the link. */
    public static Response invite(TestBrowser administrator, String email, Role role, String... teams) {
        var fields = new String[4 + 2 * teams.length];
        fields[0] = "email";
        fields[1] = email;
        fields[2] = "role";
        fields[3] = role.code();
        for (var i = 0; i < teams.length; i++) {
            fields[4 + 2 * i] = "team";
            fields[5 + 2 * i] = teams[i];
        }
        return administrator.post("/people/invitations", fields);
    }

    /** The path of the invitation link on a page. */
    public static String linkIn(Response page) {
        page.then().statusCode(200);
        var found = LINK.matcher(page.asString());
        if (!found.find()) {
            throw new AssertionError("There is no link in " + page.asString());
        }
        return found.group();
    }
}
