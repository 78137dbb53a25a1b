package glasshead.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import glasshead.experiment.FileNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The values that Jackson reads too loosely, or in a form of its own: it takes the text `"NaN"` for a number, and paths for addresses; and
/// what records with [UsualComponents] leave out.
final class Values extends SimpleModule {

    /// What the exception says where a number must be and none is.
    static final String MISSING = "missing";

    private static final long serialVersionUID = 1L;

    Values() {
        super("glasshead");
        addDeserializer(Double.class, new Finite<>(Double.class, false));
        addDeserializer(double.class, new Finite<>(Double.class, true));
        addDeserializer(Number.class, new Finite<>(Number.class, false));
        addDeserializer(double[].class, new Row());
        addDeserializer(Path.class, new PathReader());
        addSerializer(Path.class, new PathWriter());
        setSerializerModifier(new UsualComponents.Writing());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addValueInstantiators(new UsualComponents.Reading());
    }

    /// A number that a double can hold.
    private static final class Finite<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final Class<T> type;
        private final boolean required;

        Finite(Class<T> type, boolean required) {
            super(type);
            this.type = type;
            this.required = required;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.currentToken().isNumeric()) {
                return type.cast(context.handleUnexpectedToken(type, parser));
            }
            double number = parser.getDoubleValue();
            if (!Double.isFinite(number)) {
                return type.cast(context.handleWeirdNumberValue(type, number, "too large"));
            }
            return type.cast(number);
        }

        @Override
        public @Nullable T getNullValue(DeserializationContext context) throws JsonMappingException {
            return required ? context.reportInputMismatch(this, MISSING) : null;
        }
    }

    private static final class Row extends StdScalarDeserializer<double[]> {

        private static final long serialVersionUID = 1L;

        Row() {
            super(double[].class);
        }

        @Override
        public double[] deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Arrays.stream(context.readValue(parser, Double[].class)).mapToDouble(Double::doubleValue).toArray();
        }
    }

    private static final class PathReader extends StdScalarDeserializer<Path> {

        private static final long serialVersionUID = 1L;

        PathReader() {
            super(Path.class);
        }

        @Override
        public Path deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return FileNames.path(_parseString(parser, context, this));
        }
    }

    private static final class PathWriter extends StdScalarSerializer<Path> {

        private static final long serialVersionUID = 1L;

        PathWriter() {
            super(Path.class);
        }

        @Override
        public void serialize(Path path, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(path.toString());
        }
    }
}
