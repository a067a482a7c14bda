package org.kept.mission;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;

/**
 * The version of a document that an author has read; prevents overwriting changes they have not seen.
 *
 * @param numbers the versions that may be current, 0 for none yet; null for any
 */
public record ExpectedVersion(@Nullable Set<Integer> numbers) {

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,9})(-yaml)?\"");

    public static ExpectedVersion any() {
        return new ExpectedVersion(null);
    }

    public static ExpectedVersion version(int number) {
        return new ExpectedVersion(Set.of(number));
    }

    /** Parses an If-Match header; a missing header or {@code *} accepts any version. */
    public static ExpectedVersion ifMatch(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return any();
        }
        var numbers = new TreeSet<Integer>();
        var tags = TAG.matcher(header);
        while (tags.find()) {
            numbers.add(Integer.valueOf(tags.group(1)));
        }
        return new ExpectedVersion(numbers);
    }

    /** Whether this version may be current; 0 if there is none yet. */
    public boolean allows(int number) {
        return numbers == null || numbers.contains(number);
    }

    public void check(Optional<MissionVersion> current) {
        var number = current.map(MissionVersion::number).orElse(0);
        if (!allows(number)) {
            throw Problem.conflict("The mission has changed: version " + number
                    + " is current, and it is not the one you read. Read it again, then send your changes.");
        }
    }
}
