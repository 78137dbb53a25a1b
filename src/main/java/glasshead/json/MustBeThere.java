package glasshead.json;

import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import org.jspecify.annotations.Nullable;

/// What a record is made of must be there in JSON unless it may be null in Java, so that both are said at once, or has a usual value.
final class MustBeThere extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasRequiredMarker(AnnotatedMember member) {
        if (!(member instanceof AnnotatedParameter parameter)) {
            return super.hasRequiredMarker(member);
        }
        if (UsualComponents.of(parameter.getDeclaringClass()).isPresent()) {
            return false;
        }
        return !type((Executable) parameter.getOwner().getMember(), parameter.getIndex()).isAnnotationPresent(Nullable.class);
    }

    /// Of a record its component's: the compiler does not copy what is said of arrays to a constructor that checks.
    private static AnnotatedType type(Executable creator, int index) {
        Class<?> owner = creator.getDeclaringClass();
        return creator instanceof Constructor && owner.isRecord() ? owner.getRecordComponents()[index].getAnnotatedType()
                : creator.getAnnotatedParameterTypes()[index];
    }
}
