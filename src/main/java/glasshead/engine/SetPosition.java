package glasshead.engine;

import glasshead.experiment.DataSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// What stands at one position of the prompts of a set that are all equally long.
///
/// @param token  as it is shown, where all prompts have the same; else empty
/// @param column the first column whose value, maybe behind a space, is the token there in every prompt, `answer` and `distractor` among
///               them; else empty
public record SetPosition(String token, String column) {

    private static final String ANSWER = "answer";
    private static final String DISTRACTOR = "distractor";

    /// The positions of a set; none where its prompts that can be used have different lengths.
    static List<SetPosition> of(DataSet set, List<SetRow> rows, TokenReader reader) {
        List<SetRow> used = rows.stream().filter(SetRow::usable).toList();
        if (used.stream().mapToInt(row -> row.tokens().length()).distinct().count() != 1) {
            return List.of();
        }
        List<String> columns = new ArrayList<>(set.columns());
        columns.add(ANSWER);
        columns.add(DISTRACTOR);
        return IntStream.range(0, used.getFirst().tokens().length()).mapToObj(position -> of(position, used, columns, reader)).toList();
    }

    private static SetPosition of(int position, List<SetRow> rows, List<String> columns, TokenReader reader) {
        int first = rows.getFirst().tokens().ids()[position];
        if (rows.stream().allMatch(row -> row.tokens().ids()[position] == first)) {
            return new SetPosition(reader.label(first), "");
        }
        Function<SetRow, String> token = row -> reader.text(row.tokens().ids()[position]);
        return new SetPosition("", columns.stream().filter(column -> rows.stream().allMatch(row -> is(value(row, column), token.apply(
                row)))).findFirst().orElse(""));
    }

    private static String value(SetRow row, String column) {
        return switch (column) {
            case ANSWER -> one(row.example().answers());
            case DISTRACTOR -> one(row.example().distractors());
            default -> row.example().column(column);
        };
    }

    private static String one(List<String> tokens) {
        return tokens.size() == 1 ? tokens.getFirst() : "";
    }

    /// Without a tokenizer a token's text is its number.
    private static boolean is(String value, String token) {
        return token.equals(value) || token.equals(" " + value) || token.equals("#" + value);
    }

    /// `·When`, `[io]`, or that it varies.
    public String title() {
        return !token.isEmpty() ? token : column.isEmpty() ? "varies" : "[" + column + "]";
    }
}
