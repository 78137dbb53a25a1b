package glasshead.ui.theme;

import javafx.scene.Node;
import javafx.scene.Parent;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;

/// Small windows that hang on a control: ControlsFX' with the theme's looks.
public final class PopOvers {

    private PopOvers() {}

    /// @param arrow where at its edge it touches the owner
    public static PopOver open(Node owner, Parent content, ArrowLocation arrow) {
        PopOver popOver = new PopOver(content);
        popOver.getRoot().getStylesheets().clear(); // its own colours; the theme has rules for it, light and dark
        popOver.setArrowLocation(arrow);
        popOver.setDetachable(false);
        popOver.setAnimated(false);
        Tooltips.stepAside(popOver.getScene());
        WholeText.tell(popOver.getScene());
        popOver.show(owner);
        if (arrow.name().startsWith("BOTTOM")) {
            popOver.getRoot().heightProperty().addListener((_, before, now) -> popOver.setAnchorY(
                    popOver.getAnchorY() - now.doubleValue() + before.doubleValue())); // it grows away from the owner
        }
        return popOver;
    }
}
