package glasshead.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import glasshead.ui.options.ViewOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.util.Subscription;

/// How every window of the program looks: AtlantaFX underneath, the program's own style sheets on top.
public final class Theme {

    private Theme() {}

    /// Dresses `scene` as `options` say, now and whenever they change.
    ///
    /// @return to be ended when the scene's window is closed before the program is
    public static Subscription wear(Scene scene, ViewOptions options) {
        Fonts.load();
        Tooltips.stepAside(scene);
        WholeText.tell(scene);
        dress(scene, options);
        return Subscription.combine(
                options.dark().subscribe(() -> dress(scene, options)),
                options.largeText().subscribe(() -> dress(scene, options)));
    }

    private static void dress(Scene scene, ViewOptions options) {
        boolean dark = options.dark().get();
        List<String> sheets = new ArrayList<>(List.of(sheet(dark ? "dark" : "light"), sheet("glasshead")));
        if (options.largeText().get()) {
            sheets.add(sheet("large-text"));
        }
        scene.setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        scene.getStylesheets().setAll(sheets);
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource("/assets/styles/" + name + ".css"), name).toExternalForm();
    }
}
