package glasshead.json;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import glasshead.experiment.Quoted;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where in JSON something stands, as `interventions[2].cut.key`.
record Place(List<Reference> path) {

    /// As many of the choices as a sentence names.
    private static final int MOST_WORDS = 9;
    private static final Map<Class<?>, String> WORDS = Map.of(Integer.class, "a whole number", Long.class, "a whole number",
            Double.class, "a number", Number.class, "a number", Boolean.class, "true or false", String.class, "text",
            Path.class, "text");

    /// Where the parser is.
    static String of(JsonStreamContext context) {
        StringBuilder written = new StringBuilder();
        for (JsonStreamContext step = context; step != null && !step.inRoot(); step = step.getParent()) {
            String name = step.inArray() ? "[" + step.getCurrentIndex() + "]" : step.getCurrentName();
            written.insert(0, name == null ? "" : step.inArray() || step.getParent().inRoot() ? name : "." + name);
        }
        return written.isEmpty() ? "it" : Quoted.of(written.toString());
    }

    boolean isRoot() {
        return path.isEmpty();
    }

    Place parent() {
        return new Place(path.subList(0, path.size() - 1));
    }

    /// In quotes; `it` for the whole.
    @Override
    public String toString() {
        StringBuilder written = new StringBuilder();
        for (Reference step : path) {
            if (step.getFieldName() == null) {
                written.append('[').append(step.getIndex()).append(']');
            } else {
                written.append(written.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return isRoot() ? "it" : Quoted.of(written.toString());
    }

    /// What belongs here, in words.
    ///
    /// @param target the type that could not be made of what is here
    String expected(Class<?> target) {
        return Stream.of(declared(), target).filter(type -> type != null && type.isAnnotationPresent(JsonClassDescription.class))
                .map(type -> type.getAnnotation(JsonClassDescription.class).value()).findFirst().orElseGet(() -> words(target));
    }

    private static String words(Class<?> type) {
        if (type.isEnum()) {
            List<String> all = Stream.of(type.getEnumConstants()).map(each -> Json.tree(each).asText()).toList();
            return "one of " + String.join(", ", all.stream().limit(MOST_WORDS).toList()) + (all.size() > MOST_WORDS ? ", ..." : "");
        }
        boolean list = type.isArray() || Collection.class.isAssignableFrom(type);
        return list ? "a list" : WORDS.getOrDefault(MethodType.methodType(type).wrap().returnType(), "an object");
    }

    /// The type of the component, or of the list's elements, that stands here, where it is known.
    private @Nullable Class<?> declared() {
        int named = path.size() - 1;
        while (named >= 0 && path.get(named).getFieldName() == null) {
            named--;
        }
        if (named < 0 || !(path.get(named).getFrom() instanceof Class<?> owner)) {
            return null;
        }
        JavaType type = component(owner, path.get(named).getFieldName());
        for (int inner = named + 1; type != null && inner < path.size(); inner++) {
            type = type.getContentType();
        }
        return type == null ? null : type.getRawClass();
    }

    private static @Nullable JavaType component(Class<?> owner, String name) {
        return components(owner).filter(component -> component.getName().equals(name)).findFirst()
                .map(BeanPropertyDefinition::getPrimaryType).orElse(null);
    }

    /// What a record has in JSON, in order.
    static Stream<BeanPropertyDefinition> components(Class<?> owner) {
        return Json.MAPPER.getDeserializationConfig().introspect(Json.MAPPER.constructType(owner)).findProperties().stream();
    }
}
