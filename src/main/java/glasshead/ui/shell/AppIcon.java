package glasshead.ui.shell;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.image.Image;

/// The program's icon in the sizes that desktops ask for.
public final class AppIcon {

    private AppIcon() {}

    public static List<Image> images() {
        return IntStream.of(16, 24, 32, 48, 64, 128, 256).mapToObj(AppIcon::image).toList();
    }

    static Image image(int size) {
        String path = "/assets/icons/glasshead-" + size + ".png";
        return new Image(Objects.requireNonNull(AppIcon.class.getResourceAsStream(path), path));
    }
}
