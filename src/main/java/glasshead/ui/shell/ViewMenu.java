package glasshead.ui.shell;

import glasshead.pixels.Palette;
import glasshead.ui.options.ViewOptions;
import java.util.Arrays;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// How things are drawn: the colours of data, dark or light, the size of text. Kept between starts.
final class ViewMenu extends MenuButton {

    private static final int SWATCH_WIDTH = 56;
    private static final int SWATCH_HEIGHT = 10;

    ViewMenu(ViewOptions options) {
        setGraphic(new FontIcon(Feather.EYE));
        getStyleClass().add("view-menu");
        setTooltip(new Tooltip("View: colours of data, dark or light, size of text"));
        setAccessibleText("View");
        setMinWidth(Region.USE_PREF_SIZE);
        ToggleGroup palettes = new ToggleGroup();
        getItems().addAll(Arrays.stream(Palette.values()).map(palette -> item(palette, options, palettes)).toList());
        getItems().addAll(new SeparatorMenuItem(), check("Dark", "T", options.dark()), check("Larger text", "Shortcut+Plus", options
                .largeText()));
    }

    private static RadioMenuItem item(Palette palette, ViewOptions options, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(palette.label());
        item.setToggleGroup(group);
        item.setOnAction(_ -> options.palette().set(palette));
        options.palette().subscribe(now -> item.setSelected(now == palette));
        options.dark().subscribe(dark -> item.setGraphic(new ImageView(swatch(palette, dark))));
        return item;
    }

    /// The palette from least to most.
    private static WritableImage swatch(Palette palette, boolean dark) {
        int[] colours = palette.sequential(dark);
        int[] row = new int[SWATCH_WIDTH];
        Arrays.setAll(row, x -> colours[x * (colours.length - 1) / (SWATCH_WIDTH - 1)]);
        WritableImage swatch = new WritableImage(SWATCH_WIDTH, SWATCH_HEIGHT);
        // a scanline of no length: every row is the same
        swatch.getPixelWriter().setPixels(0, 0, SWATCH_WIDTH, SWATCH_HEIGHT, PixelFormat.getIntArgbInstance(), row, 0, 0);
        return swatch;
    }

    /// Its key is the window's. It is shown only while the menu is open, because an item's key acts in the whole window, text fields too.
    private CheckMenuItem check(String text, String key, BooleanProperty on) {
        CheckMenuItem item = new CheckMenuItem(text);
        addEventHandler(ON_SHOWING, _ -> item.setAccelerator(KeyCombination.valueOf(key)));
        addEventHandler(ON_HIDDEN, _ -> item.setAccelerator(null));
        item.selectedProperty().bindBidirectional(on);
        return item;
    }
}
