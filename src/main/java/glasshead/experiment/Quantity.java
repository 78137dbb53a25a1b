package glasshead.experiment;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Something that rows of a set can agree in: a column, or one of a closed list of things computed from the tokens. In JSON:
///
/// - `"io"`: a column
/// - `6`, or `{"token": place}`: the token at a [TokenPlace]
/// - `{"position": place}`: where that place is
/// - `{"sum": [place, place], "modulo": 113}`: the sum of the numbers that tokens are
/// - `{"classes": [[" Mary", " Anna"], [" John"]], "at": place}`: which of some lists the token at a place is in, or that it is in none
///
/// Where a row has no such place it agrees with all others that have none.
@JsonClassDescription("the name of a column, a position from 0, or an object with token, position, sum or classes")
public sealed interface Quantity {

    /// The value of a column of the set.
    record Column(@JsonValue String name) implements Quantity {
        @Override
        public String toString() {
            return name;
        }
    }

    /// A token.
    record TokenAt(TokenPlace place) implements Quantity {
        @JsonValue
        private Object written() {
            return place instanceof TokenPlace.At at && at.position() != Positions.END ? (Object) at : Map.of("token", place);
        }

        @Override
        public String toString() {
            return "token " + (place instanceof TokenPlace.At ? "at " : "") + place;
        }
    }

    /// Where a place is.
    record PositionOf(TokenPlace place) implements Quantity {
        @JsonValue
        private Map<String, Object> written() {
            return Map.of("position", place);
        }

        @Override
        public String toString() {
            return "position of " + place;
        }
    }

    /// A sum of the numbers that tokens are.
    record Sum(List<TokenPlace> places, int modulo) implements Quantity {
        public Sum {
            places = List.copyOf(places);
            if (places.isEmpty() || modulo < 2) {
                throw new BadInput("a sum has places, and a modulo of 2 or more");
            }
        }

        @JsonValue
        private SequencedMap<String, Object> written() {
            SequencedMap<String, Object> written = new LinkedHashMap<>();
            written.put("sum", places);
            written.put("modulo", modulo);
            return written;
        }

        @Override
        public String toString() {
            return places.stream().map(Object::toString).collect(Collectors.joining(" + ", "(", ")")) + " mod " + modulo;
        }
    }

    /// Which of some lists a token is in.
    record ClassAt(List<List<String>> classes, TokenPlace place) implements Quantity {
        public ClassAt {
            classes = classes.stream().map(List::copyOf).toList();
            if (classes.isEmpty() || classes.stream().anyMatch(List::isEmpty)) {
                throw new BadInput("classes are lists of tokens, as [[\" Mary\", \" Anna\"], [\" John\"]]");
            }
        }

        @JsonValue
        private SequencedMap<String, Object> written() {
            SequencedMap<String, Object> written = new LinkedHashMap<>();
            written.put("classes", classes);
            written.put("at", place);
            return written;
        }

        @Override
        public String toString() {
            return "class of token " + (place instanceof TokenPlace.At ? "at " : "") + place;
        }
    }

    /// An object in JSON.
    record Form(@Nullable TokenPlace token, @Nullable TokenPlace position, @Nullable List<TokenPlace> sum, @Nullable Integer modulo,
            @Nullable List<List<String>> classes, @Nullable TokenPlace at) {
    }

    static Quantity token(int position) {
        return new TokenAt(new TokenPlace.At(position));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Quantity read(String column) {
        return new Column(column);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Quantity read(int position) {
        if (position < 0) {
            throw new BadInput("positions count from 0");
        }
        return token(position);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Quantity read(Form form) {
        if ((form.sum == null) != (form.modulo == null) || (form.classes == null) != (form.at == null)) {
            throw new BadInput("sum goes with modulo, classes with at");
        }
        List<Quantity> given = Stream.of(form.token == null ? null : new TokenAt(form.token), form.position == null ? null
                : new PositionOf(form.position), form.sum == null ? null : new Sum(form.sum, Objects.requireNonNull(form.modulo)),
                form.classes == null ? null : new ClassAt(form.classes, Objects.requireNonNull(form.at))).filter(Objects::nonNull).map(
                        Quantity.class::cast).toList();
        if (given.size() != 1) {
            throw new BadInput("what is computed has exactly one of token, position, sum, classes");
        }
        return given.getFirst();
    }
}
