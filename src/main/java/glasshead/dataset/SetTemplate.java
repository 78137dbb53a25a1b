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
import org.jspecify.annotations.Nullable;

/// Sentences with gaps, and the words that go into them, from which a set is made by a seed.
///
/// A gap `{A}` in a form is filled with a word of the list that `slots` names for `A`; words of one list in one row differ. A word may be a
/// tuple, as `France/Paris`: `{C}` is its first part, `{C.1}` the second. Words that are not one token of the model, after a space, are
/// left out.
///
/// @param about  what the set asks, in a sentence
/// @param words  lists by name
/// @param slots  the list that each gap takes its word from
/// @param forms  taken in turn, row by row
public record SetTemplate(String about, Map<String, List<String>> words, Map<String, String> slots, List<Form> forms) {

    private static final Pattern GAP = Pattern.compile("\\{([A-Za-z]\\w*)(?:\\.(\\d))?}");
    private static final int TRIES = 100;

    /// One kind of row.
    ///
    /// @param columns further columns
    public record Form(String clean, @Nullable String corrupted, List<String> answers, @Nullable List<String> distractors,
            @Nullable Map<String, String> columns) {

        private Example filled(Map<String, String[]> drawn) {
            LinkedHashMap<String, String> filled = new LinkedHashMap<>();
            Objects.requireNonNullElse(columns, Map.<String, String>of()).entrySet().stream().sorted(Map.Entry.comparingByKey())
                    .forEach(column -> filled.put(column.getKey(), SetTemplate.filled(column.getValue(), drawn)));
            return new Example(new Prompt.Text(SetTemplate.filled(clean, drawn)),
                    new Prompt.Text(SetTemplate.filled(Objects.requireNonNullElse(corrupted, ""), drawn)),
                    answers.stream().map(answer -> SetTemplate.filled(answer, drawn)).toList(),
                    Objects.requireNonNullElse(distractors, List.<String>of()).stream().map(word -> SetTemplate.filled(word, drawn))
                            .toList(),
                    filled);
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
            if (seen.add(example.prompt().written())) {
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
                .filter(parts -> Arrays.stream(parts).allMatch(part -> oneToken.test(" " + part))).toList()));
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

    private Map<String, String[]> drawn(Map<String, List<String[]>> lists, Random random) {
        Map<String, String[]> drawn = new HashMap<>();
        // In one order, so that a seed means the same rows everywhere.
        slots.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(slot -> {
            List<String[]> left = lists.getOrDefault(slot.getValue(), List.of()).stream().filter(word -> !drawn.containsValue(word))
                    .toList();
            drawn.put(slot.getKey(), left.get(random.nextInt(left.size())));
        });
        return drawn;
    }

    private static String filled(String text, Map<String, String[]> drawn) {
        return GAP.matcher(text).replaceAll(gap -> Matcher.quoteReplacement(word(gap.group(1), gap.group(2), drawn)));
    }

    private static String word(String slot, @Nullable String part, Map<String, String[]> drawn) {
        String[] parts = drawn.get(slot);
        int index = part == null ? 0 : Integer.parseInt(part);
        if (parts == null || index >= parts.length) {
            throw new BadInput("The gap {" + slot + (part == null ? "" : "." + part) + "} has no words; name its list under 'slots'.");
        }
        return parts[index];
    }
}
