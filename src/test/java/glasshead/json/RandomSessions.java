package glasshead.json;

import glasshead.experiment.Action;
import glasshead.experiment.Chain;
import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Edge;
import glasshead.experiment.Example;
import glasshead.experiment.Experiment;
import glasshead.experiment.Feature;
import glasshead.experiment.Head;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.Hypothesis.Node;
import glasshead.experiment.Intervention;
import glasshead.experiment.Neuron;
import glasshead.experiment.Options;
import glasshead.experiment.Part;
import glasshead.experiment.Positions;
import glasshead.experiment.Prompt;
import glasshead.experiment.Quantity;
import glasshead.experiment.Receiver;
import glasshead.experiment.ScrubMetric;
import glasshead.experiment.Site;
import glasshead.experiment.Subject;
import glasshead.experiment.TokenPlace;
import glasshead.experiment.Where;
import glasshead.experiment.view.BesideLook;
import glasshead.experiment.view.CircuitSearch;
import glasshead.experiment.view.HeadGroup;
import glasshead.experiment.view.LessonLook;
import glasshead.experiment.view.ScrubLook;
import glasshead.experiment.view.Shown;
import glasshead.experiment.view.Tested;
import glasshead.experiment.view.View;
import glasshead.experiment.view.WhyStep;
import glasshead.experiment.view.Zoom;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Experiments and views of every kind there is, right or not for any model.
final class RandomSessions {

    private static final List<String> PIECES = List.of(" Mary", "\"", "\\", "\n", "\t", "\u0000", "\u2028", "é", "e\u0301",
            "\uD83D\uDC69\u200D\uD83D\uDD2C", "\uD83E", "\uDD14", "\uFEFF", "<|endoftext|>", "#12", "null", "", "/", "{}", "$1", "\\u0041");

    /// Their numbers count from 0.
    private static final Set<Class<?>> NEVER_NEGATIVE = Set.of(CircuitSearch.class, Zoom.class, BesideLook.class, LessonLook.class,
            WhyStep.class);

    private final Random random;

    RandomSessions(long seed) {
        random = new Random(seed);
    }

    Shown next() {
        return new Shown(new Experiment(text(), subject(), some(this::intervention), new Options(random.nextBoolean(), random.nextBoolean(),
                texts(), random.nextBoolean() ? text() : null)), random.nextBoolean() ? View.FIRST : (View) record(View.class));
    }

    private Subject subject() {
        int position = random.nextBoolean() ? Contrast.LAST : index();
        List<Example> rows = some(this::example);
        return rows.isEmpty() ? new Subject.Alone(prompt(), prompt(), new Contrast(texts(), texts(), position))
                : new Subject.OfSet(new DataSet(text(), rows), random.nextInt(rows.size()), position);
    }

    private Example example() {
        LinkedHashMap<String, String> columns = new LinkedHashMap<>();
        // A name with half a character is in no file: JSON can't be read with it.
        texts().forEach(name -> columns.put(name.replaceAll("\\uD83E|\\uDD14", ""), text()));
        return new Example(prompt(), prompt(), texts(), texts(), columns);
    }

    /// Any values in every component, so that none can be forgotten.
    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(Arrays.stream(components).map(this::component).toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private Object component(RecordComponent component) {
        Class<?> type = component.getType();
        if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        }
        if (type == ScrubLook.class) {
            return new ScrubLook(new Hypothesis(text(), node(3), random.nextBoolean() ? null : List.of(List.of(1, 2))), 1 + random.nextInt(
                    999),
                    Math.abs(random.nextGaussian()), ScrubMetric.values()[random.nextInt(3)], 1 - random.nextDouble() / 2, 1 + random
                            .nextInt(999), some(this::tested));
        }
        if (type == Positions.class) {
            return Positions.of(random.nextInt(99), Positions.END);
        }
        if (type.isRecord() && type != Head.class) {
            return record(type);
        }
        return switch (component.getGenericType().getTypeName().replaceAll("[a-z]+\\.", "")) {
            case "boolean" -> random.nextBoolean();
            case "int" -> NEVER_NEGATIVE.contains(component.getDeclaringRecord()) || random.nextBoolean() ? index() : -1;
            case "double" -> 1 + Math.abs(random.nextGaussian());
            case "Prompt" -> prompt();
            case "String" -> text();
            case "List<String>" -> texts();
            case "Head" -> head();
            case "Component" -> random.nextBoolean() ? head() : new Neuron(random.nextInt(1000), random.nextInt(1_000_000));
            case "List<Head>" -> some(this::head);
            case "List<WhyStep>" -> some(() -> (WhyStep) record(WhyStep.class));
            case "List<Edge>" -> some(() -> new Edge(Part.of(new Head(random.nextInt(10), random.nextInt(1000))), Receiver.mlp(random
                    .nextInt(10, 1000))));
            case "List<Chain>" -> some(() -> Chain.parse("L0H" + random.nextInt(9) + "->L1H" + random.nextInt(9) + ".v->logits"));
            case "List<HeadGroup>" -> groups();
            default -> throw new AssertionError("make " + component + " here too");
        };
    }

    private Tested tested() {
        Supplier<Tested.Share> share = () -> Tested.Share.of(random.nextBoolean() ? Double.NaN : random.nextGaussian(), random
                .nextGaussian());
        return new Tested(new Hypothesis(text(), node(2), null), text(), text(), 1 + random.nextInt(99), 1 + random.nextInt(99), random
                .nextLong(), share.get(), share.get(), share.get());
    }

    private Node node(int depth) {
        List<Node> children = depth == 0 ? null : some(() -> node(depth - 1));
        return new Node(text(), null, feature(), feature(), children, random.nextBoolean() ? null : "k", random.nextBoolean() ? null : List
                .of(
                        3, 5), null, random.nextBoolean() ? null : List.of(1, 0));
    }

    private Feature feature() {
        return List.of(Feature.SAME, Feature.ANY, Feature.in(List.of(new Quantity.Column(text()), Quantity.token(random.nextInt(1000)))),
                Feature
                        .in(List.of(new Quantity.PositionOf(new TokenPlace.After(new TokenPlace.First(TokenPlace.END)))))).get(random
                                .nextInt(4));
    }

    private Head head() {
        return new Head(random.nextInt(1000), random.nextInt(1000));
    }

    /// Each with a head of its own.
    private List<HeadGroup> groups() {
        return IntStream.range(0, random.nextInt(4)).mapToObj(index -> new HeadGroup("g" + index + text().strip(), HeadGroup.Colour
                .values()[index], List.of(new Head(index, random.nextInt(1000))))).filter(group -> group.name().length() < 40).toList();
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
            case "KeepOnly" -> new Action.KeepOnly(List.of(Edge.parse("input->L0H1.q"), Edge.parse("L0H1->logits")));
            case "CutParts" -> new Action.CutParts(text(), text(), positions());
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
