package glasshead.training.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// `Tuesday, Wednesday, Thursday.`, `In order: Friday, Saturday, Sunday.` and `The day after Tuesday is Wednesday.`: days and months (which
/// start again), number words and letters (which end). Held out: `In order:` before sequences that start at every third place of a list.
final class Successors implements DocumentKind {

    private static final String OPENING = "In order: ";
    private static final int SHORTEST = 3;
    private static final int LONGEST = 10;
    private static final int[] SHOWN = {3, 4, 5};
    private static final int HELD_OUT_ONCE_IN = 3;
    private static final Template QUESTION = Template.of("The {kind} after {first} is {next}.");
    private final List<Order> orders;

    /// One list in its order.
    private record Order(String kind, List<String> words, boolean wraps) {

        List<String> from(int start, int length) {
            return IntStream.range(start, start + length).mapToObj(i -> words.get(i % words.size())).toList();
        }

        /// The places at which a sequence of `length` can start.
        int starts(int length) {
            return wraps ? words.size() : words.size() - length + 1;
        }
    }

    Successors(Lexicon lexicon) {
        orders = Stream.of("day", "month", "number", "letter")
                .map(kind -> new Order(kind, lexicon.choices(kind), kind.equals("day") || kind.equals("month"))).toList();
    }

    @Override
    public String write(RandomGenerator random) {
        var order = Draw.one(orders, random);
        if (random.nextBoolean()) {
            return question(order, random.nextInt(order.starts(2)));
        }
        int length = random.nextInt(SHORTEST, LONGEST + 1);
        int start = random.nextInt(order.starts(length));
        var opening = heldOut(start) || random.nextBoolean() ? "" : OPENING;
        return opening + String.join(", ", order.from(start, length)) + ".";
    }

    private static String question(Order order, int start) {
        var pair = order.from(start, 2);
        return QUESTION.fill(gap -> switch (gap) {
            case "kind" -> order.kind;
            case "first" -> pair.getFirst();
            default -> pair.getLast();
        });
    }

    private static boolean heldOut(int start) {
        return start % HELD_OUT_ONCE_IN == 1;
    }

    /// Held-out starts with three to five elements shown; the distractor is the element that was shown last.
    List<Probe> probes() {
        var probes = new ArrayList<Probe>();
        for (var order : orders) {
            for (int count : SHOWN) {
                IntStream.range(0, order.starts(count + 1)).filter(Successors::heldOut).forEach(start -> probes.add(probe(order, start,
                        count)));
            }
        }
        return probes;
    }

    private static Probe probe(Order order, int start, int count) {
        var shown = order.from(start, count);
        var next = order.from(start + count, 1).getFirst();
        return new Probe(OPENING + String.join(", ", shown) + ",", List.of(" " + next), List.of(" " + shown.getLast()));
    }

    @Override
    public Stream<String> everyWord() {
        return orders.stream().flatMap(order -> Stream.of(
                IntStream.range(0, order.starts(SHORTEST)).mapToObj(start -> String.join(", ", order.from(start, SHORTEST)) + "."),
                Stream.of(OPENING + order.words.getFirst()),
                IntStream.range(0, order.starts(2)).mapToObj(start -> question(order, start))).flatMap(texts -> texts));
    }
}
