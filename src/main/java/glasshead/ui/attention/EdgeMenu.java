package glasshead.ui.attention;

import glasshead.ui.causal.Offer;
import glasshead.ui.causal.OfferMenu;
import glasshead.ui.heatmap.Pointed;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// Cuts edges from a picture of attention: by its context menu, or X on what is pointed at.
final class EdgeMenu {

    private final AttentionViewModel model;
    private final Node picture;
    private final ContextMenu menu = new ContextMenu();

    /// What a place of the picture is about, be it pointed at by mouse or keyboard.
    interface Place {
        Pointed edges();
    }

    private EdgeMenu(AttentionViewModel model, Node picture) {
        this.model = model;
        this.picture = picture;
    }

    static void on(Node picture, AttentionViewModel model, Place place) {
        EdgeMenu menu = new EdgeMenu(model, picture);
        picture.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> menu.show(place.edges(), event));
        picture.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> menu.menu.hide());
        picture.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.X && !event.isShortcutDown()) {
                model.cut(place.edges(), event.isShiftDown());
                event.consume();
            }
        });
    }

    private void show(Pointed at, ContextMenuEvent event) {
        List<List<Offer>> edges = model.edges(at);
        if (edges.isEmpty()) {
            return;
        }
        menu.getItems().setAll(OfferMenu.items(model.offers(), edges, model.exampled()));
        if (at.isCell()) {
            MenuItem why = new MenuItem("Why does it look there?");
            why.setOnAction(_ -> model.explain(at));
            menu.getItems().addAll(new SeparatorMenuItem(), why);
        }
        Point2D middle = picture.localToScreen(picture.getLayoutBounds().getCenterX(), picture.getLayoutBounds().getCenterY());
        menu.show(picture, event.isKeyboardTrigger() ? middle.getX() : event.getScreenX(),
                event.isKeyboardTrigger() ? middle.getY() : event.getScreenY());
        event.consume();
    }
}
