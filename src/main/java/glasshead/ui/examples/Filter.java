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

/// Which heads, neurons or directions are listed: layers or names, and conditions on figures, all of which must hold:
/// `L2 entropy<1 previous>0.5`.
record Filter(List<Predicate<Listed>> conditions) {

    private static final Pattern CONDITION = Pattern.compile("([a-z]+)\\s*(<=|>=|<|>|≤|≥)\\s*(-?(?:\\d+\\.?\\d*|\\.\\d+))");
    private static final Pattern NAME = Pattern.compile("(?:l(\\d*))?(?:[hn](\\d*))?");

    /// @throws BadInput when it can't be read
    static Filter parse(String written, Kind kind) {
        List<Predicate<Listed>> conditions = new ArrayList<>();
        Matcher found = CONDITION.matcher(written.toLowerCase(Locale.ROOT));
        StringBuilder rest = new StringBuilder();
        while (found.find()) {
            Figure figure = Figure.named(found.group(1), kind).orElseThrow(() -> unknown(found.group(1), kind));
            conditions.add(condition(figure, found.group(2), Double.parseDouble(found.group(3))));
            found.appendReplacement(rest, " ");
        }
        found.appendTail(rest);
        for (String word : rest.toString().strip().split("[\\s,]+")) {
            if (kind == Kind.DIRECTIONS) {
                conditions.add(each -> each.component().toString().toLowerCase(Locale.ROOT).contains(word));
                continue;
            }
            Matcher name = NAME.matcher(word);
            if (!name.matches()) {
                throw unknown(word, kind);
            }
            conditions.add(each -> fits(name.group(1), each.component().layer()) && fits(name.group(2), each.component().index()));
        }
        return new Filter(conditions);
    }

    private static boolean fits(@Nullable String digits, int number) {
        return digits == null || digits.isEmpty() || digits.equals(Integer.toString(number));
    }

    private static BadInput unknown(String word, Kind kind) {
        return new BadInput(Quoted.of(word) + " is no name and no condition; write " + (kind == Kind.DIRECTIONS ? "" : "L2, ") + kind
                .example()
                + ", or one of " + Figure.of(kind).stream().map(Figure::word).collect(Collectors.joining(", ")) + " with < or >, as "
                + (kind == Kind.HEADS ? "entropy<1." : "active<0.01."));
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
