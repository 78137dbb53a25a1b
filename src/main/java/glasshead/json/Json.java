package glasshead.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import glasshead.experiment.Texts;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How all JSON of our own is read and written: to and from records, by the same rules everywhere.
///
/// - What a record has no component for is refused, and so is a name that stands twice in its object.
/// - Nothing is taken for something else: text is no number, 3.7 and 3.0 are no whole numbers, 1 and `"no"` are neither true nor false.
/// - Numbers are finite. `null` stands nowhere: what has no value is left out.
/// - A component must be there, unless it is [Nullable]: then it may be missing, and is null for the record's constructor. A record with a
///   constant marked [glasshead.experiment.Usual] leaves out what is as there.
///
/// A value whose written form differs from its components has a delegating `@JsonCreator` and a `@JsonValue`, to and from a record that has
/// that form. What its constructor refuses, it refuses with a [glasshead.experiment.BadInput].
public final class Json {

    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_NAME = 1000;
    /// Half of a character, which UTF-8 has no bytes for.
    private static final Pattern HALF = Pattern.compile("[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME).build()).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfigDefaults(none -> {
                for (CoercionInputShape shape : CoercionInputShape.values()) {
                    none.setCoercion(shape, CoercionAction.Fail);
                }
            })
            .withCoercionConfig(LogicalType.Float, number -> number.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert))
            // Of a record its components alone, not its other methods.
            .visibility(PropertyAccessor.GETTER, Visibility.NONE).visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .addModule(new Values())
            .annotationIntrospector(new MustBeThere())
            .build();

    private Json() {}

    /// A value as a part of a report.
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /// A value as it stands in files: over several lines, the last of which ends.
    public static String text(Object value) {
        try {
            return HALF.matcher(MAPPER.writeValueAsString(value)).replaceAll(Json::escaped) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// In JSON such a thing only stands inside text, where it may be written as its number.
    private static String escaped(MatchResult half) {
        return Texts.format("\\\\u%04x", (int) half.group().charAt(0));
    }
}
