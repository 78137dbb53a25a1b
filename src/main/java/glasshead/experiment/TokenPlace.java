package glasshead.experiment;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A place in a prompt, which may be another one in each row of a set: `6`, `"END"`, `{"before": "END"}`, `{"after": ..}`,
/// `{"first": "END"}` where the token at the end occurs first, `{"of": "io"}` where a column's value occurs first. They nest.
@JsonClassDescription("a position from 0, \"END\", or an object with before, after, first or of")
public sealed interface TokenPlace {

    TokenPlace END = new At(Positions.END);

    /// A position from 0, or [Positions#END].
    record At(int position) implements TokenPlace {
        @JsonValue
        private Object written() {
            return position == Positions.END ? "END" : (Object) position;
        }

        @Override
        public String toString() {
            return written().toString();
        }
    }

    /// One token earlier.
    record Before(TokenPlace place) implements TokenPlace {
        @JsonValue
        private Map<String, Object> written() {
            return Map.of("before", place);
        }

        @Override
        public String toString() {
            return "before " + place;
        }
    }

    /// One token later.
    record After(TokenPlace place) implements TokenPlace {
        @JsonValue
        private Map<String, Object> written() {
            return Map.of("after", place);
        }

        @Override
        public String toString() {
            return "after " + place;
        }
    }

    /// Where the token at a place occurs first: that place itself, or an earlier one.
    record First(TokenPlace place) implements TokenPlace {
        @JsonValue
        private Map<String, Object> written() {
            return Map.of("first", place);
        }

        @Override
        public String toString() {
            return "the first of " + place;
        }
    }

    /// Where the value of a column occurs first as a token.
    record Of(String column) implements TokenPlace {
        @JsonValue
        private Map<String, Object> written() {
            return Map.of("of", column);
        }

        @Override
        public String toString() {
            return column;
        }
    }

    /// An object in JSON.
    record Form(@Nullable TokenPlace before, @Nullable TokenPlace after, @Nullable TokenPlace first, @Nullable String of) {
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static TokenPlace read(int position) {
        if (position < 0) {
            throw new BadInput("positions count from 0, and the last is \"END\"");
        }
        return new At(position);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static TokenPlace read(String word) {
        if (!word.equals("END")) {
            throw new BadInput("a place is a number from 0, \"END\", or an object with before, after, first or of");
        }
        return END;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static TokenPlace read(Form form) {
        List<TokenPlace> given = Stream.of(form.before == null ? null : new Before(form.before), form.after == null ? null
                : new After(form.after), form.first == null ? null : new First(form.first), form.of == null ? null : new Of(form.of))
                .filter(Objects::nonNull).map(TokenPlace.class::cast).toList();
        if (given.size() != 1) {
            throw new BadInput("a place that is an object has exactly one of before, after, first, of");
        }
        return given.getFirst();
    }
}
