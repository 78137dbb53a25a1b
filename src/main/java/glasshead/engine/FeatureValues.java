package glasshead.engine;

import glasshead.experiment.BadInput;
import glasshead.experiment.Feature;
import glasshead.experiment.Positions;
import glasshead.experiment.Quantity;
import glasshead.experiment.Quoted;
import glasshead.experiment.TokenPlace;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a feature's quantities are in a row of a set.
final class FeatureValues {

    /// Where there is no such place.
    private static final int NOWHERE = -1;

    private FeatureValues() {}

    /// Rows that agree in the feature have the same.
    static List<String> of(Feature feature, SetRow row) {
        return feature.agreeIn().stream().map(quantity -> of(quantity, row)).toList();
    }

    /// @throws BadInput when a sum is asked of tokens that are no numbers
    static String of(Quantity quantity, SetRow row) {
        return switch (quantity) {
            case Quantity.Column column -> row.example().column(column.name());
            case Quantity.TokenAt token -> token(at(token.place(), row), row);
            case Quantity.PositionOf position -> Integer.toString(at(position.place(), row));
            case Quantity.Sum sum -> Integer.toString(Math.floorMod(sum.places().stream().mapToInt(place -> number(place, row)).sum(), sum
                    .modulo()));
            case Quantity.ClassAt in -> Integer.toString(classOf(in, row));
        };
    }

    private static String token(int at, SetRow row) {
        return at == NOWHERE ? "" : Integer.toString(row.tokens().ids()[at]);
    }

    private static int number(TokenPlace place, SetRow row) {
        int at = at(place, row);
        String word = at == NOWHERE ? "" : word(row.tokens().labels()[at]);
        if (!word.matches("-?\\d{1,6}")) {
            throw new BadInput("Row " + (row.index() + 1) + " of the set has " + (at == NOWHERE ? "no token" : Quoted.of(word)) + " at "
                    + place + ", and a sum is of tokens that are numbers.");
        }
        return Integer.parseInt(word);
    }

    private static int classOf(Quantity.ClassAt in, SetRow row) {
        int at = at(in.place(), row);
        String word = at == NOWHERE ? "" : word(row.tokens().labels()[at]);
        return IntStream.range(0, in.classes().size()).filter(list -> in.classes().get(list).stream().anyMatch(token -> word(token).equals(
                word))).findFirst().orElse(NOWHERE);
    }

    /// The position of a place in a row, or [#NOWHERE].
    static int at(TokenPlace place, SetRow row) {
        int length = row.tokens().length();
        return switch (place) {
            case TokenPlace.At at -> at.position() == Positions.END ? length - 1 : at.position() < length ? at.position() : NOWHERE;
            case TokenPlace.Before before -> at(before.place(), row) - (at(before.place(), row) == NOWHERE ? 0 : 1);
            case TokenPlace.After after -> at(after.place(), row) == NOWHERE || at(after.place(), row) == length - 1 ? NOWHERE
                    : at(after.place(), row) + 1;
            case TokenPlace.First first -> first(row, at(first.place(), row));
            case TokenPlace.Of of -> named(row, row.example().column(of.column()));
        };
    }

    private static int first(SetRow row, int at) {
        int[] ids = row.tokens().ids();
        return at == NOWHERE ? NOWHERE : IntStream.rangeClosed(0, at).filter(i -> ids[i] == ids[at]).findFirst().orElseThrow();
    }

    /// Where a word stands first; spaces around it don't count.
    private static int named(SetRow row, String value) {
        String[] labels = row.tokens().labels();
        return value.isBlank() ? NOWHERE : IntStream.range(0, labels.length).filter(i -> word(labels[i]).equals(word(value))).findFirst()
                .orElse(NOWHERE);
    }

    private static String word(String label) {
        return label.replace('·', ' ').strip();
    }

    /// The positions of the tokens in a row that a feature holds: those that it reads, and all that are a column's value.
    static int[] held(Feature feature, SetRow row) {
        return feature.agreeIn().stream().flatMapToInt(quantity -> switch (quantity) {
            case Quantity.Column column -> everywhere(row, row.example().column(column.name()));
            case Quantity.TokenAt token -> IntStream.of(at(token.place(), row));
            case Quantity.PositionOf position -> IntStream.of(at(position.place(), row));
            case Quantity.Sum sum -> sum.places().stream().mapToInt(place -> at(place, row));
            case Quantity.ClassAt in -> IntStream.of(at(in.place(), row));
        }).filter(at -> at != NOWHERE).distinct().sorted().toArray();
    }

    private static IntStream everywhere(SetRow row, String value) {
        String[] labels = row.tokens().labels();
        return value.isBlank() ? IntStream.empty() : IntStream.range(0, labels.length).filter(i -> word(labels[i]).equals(word(value)));
    }

    /// @throws BadInput when the rows don't have what a feature reads
    static void check(Feature feature, List<SetRow> rows) {
        for (Quantity quantity : feature.agreeIn()) {
            switch (quantity) {
                case Quantity.Column column -> checkColumn(column.name(), rows);
                case Quantity.TokenAt token -> check(token.place(), rows);
                case Quantity.PositionOf position -> check(position.place(), rows);
                case Quantity.Sum sum -> {
                    sum.places().forEach(place -> check(place, rows));
                    rows.forEach(row -> of(sum, row));
                }
                case Quantity.ClassAt in -> check(in.place(), rows);
            }
        }
    }

    private static void check(TokenPlace place, List<SetRow> rows) {
        switch (place) {
            case TokenPlace.At at -> {
                int length = rows.stream().mapToInt(row -> row.tokens().length()).min().orElseThrow();
                if (at.position() >= length) {
                    throw new BadInput("Position " + at + " of a feature is outside the prompts, which have positions 0 to " + (length
                            - 1) + ".");
                }
            }
            case TokenPlace.Before before -> check(before.place(), rows);
            case TokenPlace.After after -> check(after.place(), rows);
            case TokenPlace.First first -> check(first.place(), rows);
            case TokenPlace.Of of -> checkColumn(of.column(), rows);
        }
    }

    private static void checkColumn(String name, List<SetRow> rows) {
        if (rows.stream().noneMatch(row -> row.example().columns().containsKey(name))) {
            throw new BadInput("The set has no column '" + name + "' that a feature could read; it has " + rows.stream().flatMap(row -> row
                    .example().columns().keySet().stream()).distinct().collect(Collectors.joining(", ")) + ".");
        }
    }
}
