package glasshead.json;

import glasshead.experiment.Action;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Intervention;
import glasshead.experiment.Options;
import glasshead.experiment.Positions;
import glasshead.experiment.Prompt;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Experiments of every kind there is, right or not for any model.
final class RandomExperiments {

    private static final List<String> PIECES = List.of(" Mary", "\"", "\\", "\n", "\t", "\u0000", "\u2028", "é", "e\u0301",
            "\uD83D\uDC69\u200D\uD83D\uDD2C", "\uD83E", "\uDD14", "\uFEFF", "<|endoftext|>", "#12", "null", "", "/", "{}", "$1", "\\u0041");

    private final Random random;

    RandomExperiments(long seed) {
        random = new Random(seed);
    }

    Experiment next() {
        return new Experiment(text(), prompt(), prompt(), new Contrast(texts(), texts(), random.nextBoolean() ? Contrast.LAST : index()),
                some(this::intervention), new Options(random.nextBoolean(), random.nextBoolean(), texts()));
    }

    private Intervention intervention() {
        Site[] sites = Site.values();
        Site site = sites[random.nextInt(sites.length)];
        Where where = new Where(site, site.perLayer() ? random.nextInt(1000) : 0, orAll(), orAll());
        return new Intervention(where, positions(), action(), random.nextBoolean());
    }

    private int orAll() {
        return random.nextBoolean() ? Where.ALL : index();
    }

    /// Each kind that is permitted, so that a new one can't be forgotten.
    private Action action() {
        Class<?>[] kinds = Action.class.getPermittedSubclasses();
        String kind = kinds[random.nextInt(kinds.length)].getSimpleName();
        return switch (kind) {
            case "Set" -> new Action.Set(number());
            case "Mean" -> new Action.Mean(random.nextBoolean(), random.nextBoolean() ? "" : "order");
            case "Scale" -> new Action.Scale(number());
            case "CopyOther" -> new Action.CopyOther(positions());
            case "CopyReference" -> new Action.CopyReference(random.nextLong());
            case "Cut" -> new Action.Cut(positions(), positions(), random.nextBoolean());
            case "AddUnembedding" -> new Action.AddUnembedding(index(), number());
            case "AddDifference" -> new Action.AddDifference(number(), random.nextBoolean());
            case "Freeze" -> new Action.Freeze();
            default -> throw new AssertionError("make " + kind + " here too");
        };
    }

    private double number() {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextGaussian();
            case 2 -> List.of(0.0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, 1e-300).get(random.nextInt(6));
            default -> random.nextGaussian() * Math.pow(10, random.nextInt(-300, 300));
        };
    }

    private int index() {
        return random.nextInt(4) == 0 ? Integer.MAX_VALUE : random.nextInt(2000);
    }

    private Positions positions() {
        return random.nextBoolean() ? Positions.ALL : new Positions(some(() -> random.nextInt(4) == 0 ? Positions.END : index()));
    }

    private Prompt prompt() {
        return random.nextBoolean() ? new Prompt.Text(text()) : new Prompt.Tokens(some(this::index));
    }

    private List<String> texts() {
        return some(this::text);
    }

    private String text() {
        return String.join("", some(() -> PIECES.get(random.nextInt(PIECES.size()))));
    }

    private <T> List<T> some(Supplier<T> each) {
        return Stream.generate(each).limit(random.nextInt(5)).toList();
    }
}
