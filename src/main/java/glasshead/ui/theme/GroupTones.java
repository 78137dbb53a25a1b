package glasshead.ui.theme;

import glasshead.experiment.view.HeadGroup;
import javafx.scene.paint.Color;

/// The colours of groups of heads, on the light and on the dark surface.
public final class GroupTones {

    private GroupTones() {}

    public static Color of(HeadGroup.Colour colour, boolean dark) {
        return Color.web(switch (colour) {
            case VIOLET -> dark ? "#b48cf2" : "#7a45d0";
            case GOLD -> dark ? "#e3c34a" : "#b38600";
            case GREEN -> dark ? "#6cc66f" : "#3c8a3f";
            case ROSE -> dark ? "#f07fb2" : "#c4327a";
            case SKY -> dark ? "#8cd2f5" : "#3d9ccc";
            case BROWN -> dark ? "#c79b78" : "#7d5636";
        });
    }

    /// For inline styles.
    public static String css(HeadGroup.Colour colour, boolean dark) {
        return "#" + of(colour, dark).toString().substring(2, 8);
    }
}
