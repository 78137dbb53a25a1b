package glasshead.ui;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test with windows on JavaFX' headless screen. There is one screen, one mouse and one focus for all of them, so each leaves it empty.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EmptyScreen.class)
public @interface OnScreen {
}
