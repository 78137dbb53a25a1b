package glasshead.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is wrong with JSON that could not be read, in words that follow "it can't be used: ".
final class Trouble {

    private static final int LONGEST_REASON = 300;
    private static final String MISSING = "Missing required creator property";
    private static final String NULL = "Cannot map `null`";

    private final JsonParser parser;
    private final Place place;

    private Trouble(JsonParser parser, Place place) {
        this.parser = parser;
        this.place = place;
    }

    /// @param parser as it stood when reading failed, not closed
    static String of(JsonProcessingException failure, JsonParser parser) {
        Place place = new Place(failure instanceof JsonMappingException mapping ? mapping.getPath() : List.of());
        return new Trouble(parser, place).words(failure);
    }

    private String words(JsonProcessingException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown -> unknown(unknown);
            case InvalidTypeIdException kind -> kind(kind.getBaseType().getRawClass());
            case MismatchedInputException mismatch -> mismatch(mismatch);
            case JsonMappingException mapping -> mapping.getCause() instanceof JsonProcessingException cause ? words(cause)
                    : refused(mapping.getCause());
            case InputCoercionException large -> place + " is too large a number" + line();
            case StreamConstraintsException large -> "it is nested too deep, or a name or a number in it is too long" + line();
            case JsonEOFException end -> "it breaks off" + line();
            default -> syntax(failure.getOriginalMessage());
        };
    }

    private String syntax(String message) {
        if (message.equals(NoNulls.MESSAGE)) {
            return Place.of(parser.getParsingContext()) + " is null, and what has no value is left out" + line();
        }
        return (message.startsWith("Duplicate") ? Place.of(parser.getParsingContext()) + " is there twice" : "it is no JSON") + line();
    }

    /// By the constructor of a value.
    private String refused(@Nullable Throwable cause) {
        String reason = cause instanceof BadInput problem ? reason(problem) : "it can't be used";
        return place.isRoot() ? reason : place + ": " + reason;
    }

    /// Without the end of a sentence; what it quotes of the file may be long and odd.
    static String reason(BadInput problem) {
        String reason = problem.getMessage().replaceFirst("\\.$", "").replaceAll("\\p{Cntrl}", "?");
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "..." : reason;
    }

    private String unknown(UnrecognizedPropertyException unknown) {
        Place object = place.parent();
        String known = Place.components(unknown.getReferringClass()).map(BeanPropertyDefinition::getName).collect(Collectors.joining(", "));
        return (object.isRoot() ? "there is" : object + " has") + " no " + Quoted.of(unknown.getPropertyName()) + ", only " + known
                + line();
    }

    private String kind(Class<?> sealed) {
        String kinds = Stream.of(sealed.getAnnotation(JsonSubTypes.class).value()).map(JsonSubTypes.Type::name).collect(Collectors.joining(
                ", "));
        return place + " must have one of " + kinds + " as its '" + sealed.getAnnotation(JsonTypeInfo.class).property() + "'" + line();
    }

    private String mismatch(MismatchedInputException mismatch) {
        String message = mismatch.getOriginalMessage();
        if (message.startsWith(MISSING) || message.startsWith(NULL) || message.equals(Values.MISSING)) {
            return place + " is missing" + line();
        }
        if (message.startsWith("Trailing token")) {
            return "something follows behind its end" + line();
        }
        return place + " must be " + place.expected(mismatch.getTargetType()) + " and is " + found() + line();
    }

    private String found() {
        try {
            JsonToken token = parser.currentToken();
            return switch (token) {
                case START_ARRAY, END_ARRAY -> "a list";
                case START_OBJECT, END_OBJECT, FIELD_NAME -> "an object";
                case VALUE_STRING -> "the text " + Quoted.of(parser.getText());
                default -> parser.getText();
            };
        } catch (IOException e) {
            return "something else";
        }
    }

    private String line() {
        return " (line " + parser.currentLocation().getLineNr() + ")";
    }
}
