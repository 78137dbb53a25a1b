package glasshead.ui.examples;

import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which heads or neurons are listed: layers or names, and conditions on figures, all of which must hold: `L2 entropy<1 previous>0.5`.
record Filter(List<Predicate<Listed>> conditions) {

    private static final Pattern CONDITION = Pattern.compile("([a-z]+)\\s*(<=|>=|<|>|≤|≥)\\s*(-?(?:\\d+\\.?\\d*|\\.\\d+))");
    private static final Pattern NAME = Pattern.compile("(?:l(\\d*))?(?:[hn](\\d*))?");

    /// @throws BadInput when it can't be read
    static Filter parse(String written, boolean neurons) {
        List<Predicate<Listed>> conditions = new ArrayList<>();
        Matcher found = CONDITION.matcher(written.toLowerCase(Locale.ROOT));
        StringBuilder rest = new StringBuilder();
        while (found.find()) {
            Figure figure = Figure.named(found.group(1), neurons).orElseThrow(() -> unknown(found.group(1), neurons));
            conditions.add(condition(figure, found.group(2), Double.parseDouble(found.group(3))));
            found.appendReplacement(rest, " ");
        }
        found.appendTail(rest);
        for (String word : rest.toString().strip().split("[\\s,]+")) {
            Matcher name = NAME.matcher(word);
            if (!name.matches()) {
                throw unknown(word, neurons);
            }
            conditions.add(each -> fits(name.group(1), each.component().layer()) && fits(name.group(2), each.component().index()));
        }
        return new Filter(conditions);
    }

    private static boolean fits(@Nullable String digits, int number) {
        return digits == null || digits.isEmpty() || digits.equals(Integer.toString(number));
    }

    private static BadInput unknown(String word, boolean neurons) {
        return new BadInput(Quoted.of(word) + " is no name and no condition; write L2, " + (neurons ? "L2N7" : "L2H4")
                + ", or one of " + Figure.of(neurons).stream().map(Figure::word).collect(Collectors.joining(", ")) + " with < or >, as "
                + (neurons ? "active<0.01." : "entropy<1."));
    }

    private static Predicate<Listed> condition(Figure figure, String sign, double limit) {
        return switch (sign) {
            case "<" -> each -> each.of(figure) < limit;
            case ">" -> each -> each.of(figure) > limit;
            case "<=", "≤" -> each -> each.of(figure) <= limit;
            default -> each -> each.of(figure) >= limit;
        };
    }

    boolean passes(Listed each) {
        return conditions.stream().allMatch(condition -> condition.test(each));
    }
}
