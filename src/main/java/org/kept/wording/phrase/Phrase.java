package org.kept.wording.phrase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A sequence of words from a phrase list; {@code docs/mission.md} describes the syntax of a line. */
final class Phrase {

    private static final Pattern CHOICE = Pattern.compile("\\(([^()]*)\\)(\\?)?");
    private static final int MAX_GAP = 3;

    /** Words accepted at one position: one of these words, any noun, or up to three words of any kind. */
    private record PhrasePlace(PlaceKind kind, Set<String> words) {

        enum PlaceKind {
            WORDS,
            NOUN,
            GAP
        }

        boolean accepts(Word word, Set<String> common) {
            return kind == PlaceKind.NOUN ? !common.contains(word.lower()) : words.contains(word.lower());
        }
    }

    private final List<PhrasePlace> places;

    private Phrase(List<PhrasePlace> places) {
        this.places = places;
    }

    /**
     * The phrases of a line, one for each combination of its choices.
     *
     * @param sets the words of a set by its name
     */
    static List<Phrase> parse(String line, Function<String, Set<String>> sets) {
        return expanded(line).map(each -> of(each, sets)).toList();
    }

    private static Stream<String> expanded(String line) {
        var choice = CHOICE.matcher(line);
        if (!choice.find()) {
            return Stream.of(line);
        }
        var before = line.substring(0, choice.start());
        var after = line.substring(choice.end());
        var inside = choice.group(1);
        var ways = inside.contains(" ") ? Arrays.stream(inside.split("\\|")) : Stream.of(inside);
        var all = choice.group(2) == null ? ways : Stream.concat(ways, Stream.of(""));
        return all.flatMap(each -> expanded(before + each + after));
    }

    private static Phrase of(String line, Function<String, Set<String>> sets) {
        return new Phrase(Arrays.stream(line.strip().split("\\s+"))
                .flatMap(each -> places(each, sets))
                .toList());
    }

    private static Stream<PhrasePlace> places(String written, Function<String, Set<String>> sets) {
        if (written.equals("…")) {
            return Stream.of(new PhrasePlace(PhrasePlace.PlaceKind.GAP, Set.of()));
        }
        if (written.equals("*")) {
            return Stream.of(new PhrasePlace(PhrasePlace.PlaceKind.NOUN, Set.of()));
        }
        if (!written.contains("|") && !written.startsWith("{")) {
            return Word.in(written).stream()
                    .map(each -> new PhrasePlace(PhrasePlace.PlaceKind.WORDS, Set.of(each.lower())));
        }
        var words = new LinkedHashSet<String>();
        for (var each : written.split("\\|", -1)) {
            words.addAll(
                    each.startsWith("{")
                            ? sets.apply(each)
                            : new LinkedHashSet<>(
                                    Word.in(each).stream().map(Word::lower).toList()));
        }
        return Stream.of(new PhrasePlace(PhrasePlace.PlaceKind.WORDS, words));
    }

    /** The words it can begin with; a phrase never begins with a gap. */
    Set<String> firstWords() {
        return places.get(0).words();
    }

    /** The maximum number of words from this one on that match; 0 if none do. */
    int length(List<Word> words, int from, Set<String> common) {
        return Math.max(0, end(words, from, 0, common) - from);
    }

    private int end(List<Word> words, int at, int place, Set<String> common) {
        if (place == places.size()) {
            return at;
        }
        if (places.get(place).kind() == PhrasePlace.PlaceKind.GAP) {
            return afterGap(words, at, place + 1, common);
        }
        return at < words.size() && places.get(place).accepts(words.get(at), common)
                ? end(words, at + 1, place + 1, common)
                : -1;
    }

    private int afterGap(List<Word> words, int at, int place, Set<String> common) {
        var ends = new ArrayList<Integer>();
        for (var skipped = 0; skipped <= MAX_GAP; skipped++) {
            ends.add(end(words, at + skipped, place, common));
        }
        return ends.stream().max(Integer::compare).orElse(-1);
    }
}
