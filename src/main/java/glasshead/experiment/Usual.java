package glasshead.experiment;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks the constant of a record that says what its components usually are. In JSON those that are as usual are left out.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Usual {
}
