package glasshead.ui.compare;

import glasshead.engine.Findings;
import glasshead.engine.TokenRow;
import glasshead.experiment.Alignment;
import glasshead.experiment.Intervention;
import glasshead.experiment.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What two experiments that were run have not in common, in words: left before the bar, right behind it.
final class Differing {

    private static final int NAMED_LINES = 2;

    private Differing() {}

    /// One phrase for each kind of difference; empty when the sides are the same.
    static List<String> of(Findings left, Findings right) {
        List<String> phrases = new ArrayList<>();
        add(phrases, "model", left.model().name(), right.model().name());
        add(phrases, "weights", weights(left), weights(right));
        add(phrases, "BOS", bos(left), bos(right));
        prompts(phrases, left.tokens(), right.tokens());
        add(phrases, "interventions", interventions(left), interventions(right));
        add(phrases, "contrast", question(left), question(right));
        if (!isReadLast(left) || !isReadLast(right)) {
            add(phrases, "read at position", String.valueOf(left.contrast().position()), String.valueOf(right.contrast().position()));
        }
        return phrases;
    }

    private static boolean isReadLast(Findings found) {
        return found.contrast().position() == found.tokens().length() - 1;
    }

    /// What is asked of the logits: `·Mary over ·John`.
    static String question(Findings found) {
        String answers = labels(found, found.contrast().answers());
        String distractors = labels(found, found.contrast().distractors());
        return answers + (distractors.isEmpty() ? "" : " over " + distractors);
    }

    private static void add(List<String> phrases, String what, String left, String right) {
        if (!left.equals(right)) {
            phrases.add(what + " " + left + " | " + right);
        }
    }

    private static void prompts(List<String> phrases, TokenRow left, TokenRow right) {
        Alignment there = Alignment.of(List.of(left.labels()), List.of(right.labels()));
        if (!there.isByPosition()) {
            int same = left.length() - there.unmatched();
            phrases.add(Texts.format("prompt %d | %d tokens, %d the same", left.length(), right.length(), same));
        } else if (there.unmatched() > 0) {
            phrases.add("prompt " + there.unmatched() + " of " + left.length() + " tokens");
        }
    }

    private static String weights(Findings found) {
        return found.experiment().options().rawWeights() ? "raw" : "processed";
    }

    private static String bos(Findings found) {
        return !found.model().hasBos() ? "none" : found.tokens().bos() ? "on" : "off";
    }

    private static String interventions(Findings found) {
        List<Intervention> lines = found.experiment().active();
        return lines.isEmpty() ? "none" : named(lines);
    }

    /// The first few by name.
    static String named(List<Intervention> lines) {
        String names = lines.stream().limit(NAMED_LINES).map(Intervention::toString).collect(Collectors.joining(", "));
        return names + (lines.size() > NAMED_LINES ? " and " + (lines.size() - NAMED_LINES) + " more" : "");
    }

    private static String labels(Findings found, int[] ids) {
        return IntStream.of(ids).mapToObj(found.model().vocabulary()::label).collect(Collectors.joining(" "));
    }
}
