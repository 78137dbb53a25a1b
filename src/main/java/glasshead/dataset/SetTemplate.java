package glasshead.dataset;

import glasshead.experiment.BadInput;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Prompt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Sentences with gaps, and the words that go into them, from which a set is made by a seed.
///
/// A gap `{A}` in a form is filled with a word of the list that `slots` names for `A`; words of one list in one row differ. A word may be a
/// tuple, as `France/Paris`: `{C}` is its first part, `{C.1}` the second. Among answers and distractors `{A>}` stands for all words behind
/// the one of `{A}` in their list, and `{A<}` for that one and all before it; a row without answers is not made. Words that are not one
/// token of the model, after a space unless their list is `joined`, are left out.
///
/// @param about  what the set asks, in a sentence
/// @param words  lists by name
/// @param joined lists whose words stand right behind other characters
/// @param slots  the list that each gap takes its word from
/// @param forms  taken in turn, row by row
public record SetTemplate(String about, Map<String, List<String>> words, @Nullable Set<String> joined, Map<String, String> slots,
        List<Form> forms) {

    private static final Pattern GAP = Pattern.compile("\\{([A-Za-z]\\w*)(?:\\.(\\d))?}");
    private static final Pattern RANGE = Pattern.compile("(.*)\\{([A-Za-z]\\w*)([<>])}(.*)");
    private static final int TRIES = 100;

    /// One kind of row.
    ///
    /// @param columns further columns
    public record Form(String clean, @Nullable String corrupted, List<String> answers, @Nullable List<String> distractors,
            @Nullable Map<String, String> columns) {

        private Example filled(Drawn drawn) {
            LinkedHashMap<String, String> filled = new LinkedHashMap<>();
            Objects.requireNonNullElse(columns, Map.<String, String>of()).entrySet().stream().sorted(Map.Entry.comparingByKey())
                    .forEach(column -> filled.put(column.getKey(), SetTemplate.filled(column.getValue(), drawn)));
            return new Example(new Prompt.Text(SetTemplate.filled(clean, drawn)),
                    new Prompt.Text(SetTemplate.filled(Objects.requireNonNullElse(corrupted, ""), drawn)),
                    answers.stream().flatMap(answer -> tokens(answer, drawn)).toList(),
                    Objects.requireNonNullElse(distractors, List.<String>of()).stream().flatMap(word -> tokens(word, drawn)).toList(),
                    filled);
        }

        private static Stream<String> tokens(String written, Drawn drawn) {
            Matcher range = RANGE.matcher(written);
            return range.matches() ? drawn.range(range.group(2), range.group(3).equals(">")).map(word -> range.group(1) + word + range
                    .group(
                            4)) : Stream.of(SetTemplate.filled(written, drawn));
        }
    }

    /// The words of one row, by slot, and the lists that they were drawn from.
    private record Drawn(Map<String, String[]> words, Map<String, List<String[]>> lists) {

        /// @param behind whether the words behind the slot's own are meant, rather than that one and those before it
        private Stream<String> range(String slot, boolean behind) {
            List<String[]> list = lists.getOrDefault(slot, List.of());
            int split = list.indexOf(words.get(slot)) + 1;
            if (split == 0) {
                throw noWords(slot);
            }
            return list.subList(behind ? split : 0, behind ? list.size() : split).stream().map(parts -> parts[0]);
        }

        private String word(String slot, @Nullable String part) {
            String[] parts = words.get(slot);
            int index = part == null ? 0 : Integer.parseInt(part);
            if (parts == null || index >= parts.length) {
                throw noWords(slot + (part == null ? "" : "." + part));
            }
            return parts[index];
        }

        private static BadInput noWords(String gap) {
            return new BadInput("The gap {" + gap + "} has no words; name its list under 'slots'.");
        }
    }

    public SetTemplate {
        if (forms.isEmpty()) {
            throw new BadInput("there are no forms");
        }
        slots.forEach((slot, list) -> {
            if (!words.containsKey(list)) {
                throw new BadInput("the gap {" + slot + "} takes its words from the list '" + list + "', which is not there");
            }
        });
    }

    /// Rows in which no prompt occurs twice, as many as are asked for or as there are.
    ///
    /// @param name     of the set
    /// @param oneToken whether a text is one token of the model
    /// @throws BadInput when too few words are left
    public DataSet make(String name, int rows, long seed, Predicate<String> oneToken) {
        Map<String, List<String[]>> lists = usable(oneToken);
        Random random = new Random(seed);
        List<Example> examples = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int misses = 0; examples.size() < rows && misses < TRIES;) {
            Form form = forms.get(examples.size() % forms.size());
            Example example = form.filled(drawn(lists, random));
            if (!example.answers().isEmpty() && seen.add(example.prompt().written())) {
                examples.add(example);
                misses = 0;
            } else {
                misses++;
            }
        }
        return new DataSet(name, examples);
    }

    /// As many rows again, none of which is among those that [#make] gives for the same number and seed: what was found on the one is
    /// tested on the other.
    ///
    /// @throws BadInput when too few words are left
    public DataSet heldOut(String name, int rows, long seed, Predicate<String> oneToken) {
        List<Example> both = make(name, 2 * rows, seed, oneToken).examples();
        if (both.size() <= rows) {
            throw new BadInput("The template has only " + both.size() + " different rows, so none can be held out; ask for fewer.");
        }
        return new DataSet(name, both.subList(rows, both.size()));
    }

    private Map<String, List<String[]>> usable(Predicate<String> oneToken) {
        Map<String, List<String[]>> usable = new HashMap<>();
        words.forEach((list, entries) -> usable.put(list, entries.stream().map(entry -> entry.split("/"))
                .filter(parts -> Arrays.stream(parts).allMatch(part -> oneToken.test(isJoined(list) ? part : " " + part)))
                .toList()));
        Map<String, Long> needed = slots.values().stream().collect(Collectors.groupingBy(list -> list, Collectors.counting()));
        needed.forEach((list, count) -> {
            int left = usable.getOrDefault(list, List.of()).size();
            if (left < count) {
                throw new BadInput("Of the words '" + list + "' only " + left + " are one token of this model, and "
                        + count
                        + " are needed; choose another set or model.");
            }
        });
        return usable;
    }

    private boolean isJoined(String list) {
        return joined != null && joined.contains(list);
    }

    private Drawn drawn(Map<String, List<String[]>> lists, Random random) {
        Map<String, String[]> drawn = new HashMap<>();
        Map<String, List<String[]>> from = new HashMap<>();
        // In one order, so that a seed means the same rows everywhere.
        slots.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(slot -> {
            List<String[]> left = lists.getOrDefault(slot.getValue(), List.of()).stream().filter(word -> !drawn.containsValue(word))
                    .toList();
            drawn.put(slot.getKey(), left.get(random.nextInt(left.size())));
            from.put(slot.getKey(), lists.getOrDefault(slot.getValue(), List.of()));
        });
        return new Drawn(drawn, from);
    }

    private static String filled(String text, Drawn drawn) {
        return GAP.matcher(text).replaceAll(gap -> Matcher.quoteReplacement(drawn.word(gap.group(1), gap.group(2))));
    }
}
