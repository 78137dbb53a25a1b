package glasshead.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.NullValueProvider;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.ValueInstantiators;
import com.fasterxml.jackson.databind.deser.std.StdValueInstantiator;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.util.AccessPattern;
import glasshead.experiment.Usual;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Records with a [Usual] constant: a component that is as in the constant is left out when they are written, and put in again when they
/// are read.
final class UsualComponents {

    private UsualComponents() {}

    /// The constant, where a type has one.
    static Optional<Object> of(Class<?> type) {
        return type.isRecord() ? Arrays.stream(type.getDeclaredFields()).filter(field -> field.isAnnotationPresent(Usual.class)).findFirst()
                .map(UsualComponents::constant) : Optional.empty();
    }

    private static Object constant(Field field) {
        try {
            return Objects.requireNonNull(field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " must be public", e);
        }
    }

    private static @Nullable Object component(Object of, RecordComponent component) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " must be public", e);
        }
    }

    static final class Reading extends ValueInstantiators.Base {
        @Override
        public ValueInstantiator findValueInstantiator(DeserializationConfig config, BeanDescription type, ValueInstantiator standard) {
            return of(type.getBeanClass()).<ValueInstantiator>map(usual -> new Filling((StdValueInstantiator) standard, usual)).orElse(
                    standard);
        }
    }

    private static final class Filling extends StdValueInstantiator {

        private static final long serialVersionUID = 1L;

        private final transient Object usual;

        Filling(StdValueInstantiator standard, Object usual) {
            super(standard);
            this.usual = usual;
        }

        @Override
        public SettableBeanProperty[] getFromObjectArguments(DeserializationConfig config) {
            RecordComponent[] components = usual.getClass().getRecordComponents();
            return Arrays.stream(super.getFromObjectArguments(config)).map(property -> property.withNullProvider(new LeftOut(component(
                    usual, components[property.getCreatorIndex()])))).toArray(SettableBeanProperty[]::new);
        }
    }

    private record LeftOut(@Nullable Object value) implements NullValueProvider {
        @Override
        public @Nullable Object getNullValue(DeserializationContext context) {
            return value;
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return value;
        }

        @Override
        public AccessPattern getNullAccessPattern() {
            return AccessPattern.CONSTANT;
        }
    }

    static final class Writing extends BeanSerializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public List<BeanPropertyWriter> changeProperties(SerializationConfig config, BeanDescription type,
                List<BeanPropertyWriter> properties) {
            return of(type.getBeanClass()).map(usual -> properties.stream().<BeanPropertyWriter>map(property -> new Leaving(property,
                    usual)).toList()).orElse(properties);
        }
    }

    private static final class Leaving extends BeanPropertyWriter {

        private static final long serialVersionUID = 1L;

        private final transient RecordComponent component;
        private final transient @Nullable Object usual;

        Leaving(BeanPropertyWriter property, Object usual) {
            super(property);
            component = Arrays.stream(usual.getClass().getRecordComponents()).filter(each -> each.getName().equals(property.getMember()
                    .getName())).findFirst().orElseThrow();
            this.usual = component(usual, component);
        }

        @Override
        public void serializeAsField(Object of, JsonGenerator out, SerializerProvider provider) throws Exception {
            if (!Objects.equals(component(of, component), usual)) {
                super.serializeAsField(of, out, provider);
            }
        }
    }
}
