package glasshead.training.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A sentence with gaps: in `{A} saw the {color2} {object}.` the gaps are `A`, `color2` and `object`. `literals` is one longer than `gaps`.
record Template(List<String> literals, List<String> gaps) {

    private static final Pattern GAP = Pattern.compile("\\{([^}]+)}");

    static Template of(String sentence) {
        var literals = new ArrayList<String>();
        var gaps = new ArrayList<String>();
        var gap = GAP.matcher(sentence);
        int end = 0;
        while (gap.find()) {
            literals.add(sentence.substring(end, gap.start()));
            gaps.add(gap.group(1));
            end = gap.end();
        }
        literals.add(sentence.substring(end));
        return new Template(List.copyOf(literals), List.copyOf(gaps));
    }

    /// Whether it begins with these words and gaps, as they are written in a file.
    boolean startsWith(String start) {
        return fill(gap -> "{" + gap + "}").startsWith(start);
    }

    String fill(UnaryOperator<String> word) {
        return fill(word, gaps.size());
    }

    /// The sentence up to the last gap, without the space before it: what a model is asked to continue.
    String beforeLastGap(UnaryOperator<String> word) {
        return beforeGap(gaps.size() - 1, word);
    }

    /// The sentence up to the gap number `index`, without the space before it.
    String beforeGap(int index, UnaryOperator<String> word) {
        return fill(word, index).stripTrailing();
    }

    private String fill(UnaryOperator<String> word, int count) {
        var text = new StringBuilder(literals.getFirst());
        for (int i = 0; i < count; i++) {
            text.append(word.apply(gaps.get(i))).append(literals.get(i + 1));
        }
        return text.toString();
    }

    /// Filled sentences in which every word of every gap stands once in its place. A word's neighbours that matter for splitting text
    /// (space, comma, full stop) belong to the template, so together they hold every word in the form in which a filled template can have
    /// it.
    Stream<String> everyWord(Function<String, List<String>> choices) {
        var first = new HashMap<String, String>();
        gaps.forEach(gap -> first.put(gap, choices.apply(gap).getFirst()));
        var gapByGap = first.keySet().stream()
                .flatMap(varied -> choices.apply(varied).stream().map(word -> fill(gap -> gap.equals(varied) ? word : first.get(gap))));
        return Stream.concat(Stream.of(fill(first::get)), gapByGap);
    }
}
