package glasshead.ui.export;

import glasshead.experiment.WholeFile;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import glasshead.ui.panel.PanelEvent;
import glasshead.ui.picture.CopyBoard;
import glasshead.ui.picture.Pictures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.image.Image;

/// Copies and saves what a panel shows: as a picture, or its data.
public final class PanelSaver {

    /// Sharp in print and on a projector.
    private static final double SCALE = 2;

    private final CopyBoard board;
    private final BiFunction<String, String, Optional<Path>> where;
    private final Supplier<String> about;
    private final ViewOptions options;
    private final Consumer<String> notice;

    /// @param where  asks where to save, given what is saved and a proposal for the name
    /// @param about  the model and the prompt, or the set
    /// @param notice says what was done
    public PanelSaver(CopyBoard board, BiFunction<String, String, Optional<Path>> where, Supplier<String> about, ViewOptions options,
            Consumer<String> notice) {
        this.board = board;
        this.where = where;
        this.about = about;
        this.options = options;
        this.notice = notice;
    }

    /// @param root above the panels
    public void listen(Node root) {
        root.addEventHandler(PanelEvent.COPY_PICTURE, event -> copyPicture(event.panel()));
        root.addEventHandler(PanelEvent.SAVE_PNG, event -> savePng(event.panel()));
        root.addEventHandler(PanelEvent.SAVE_SVG, event -> saveSvg(event.panel()));
        root.addEventHandler(PanelEvent.SAVE_CSV, event -> event.panel().table().ifPresent(table -> save(event.panel(), "csv", table
                .toCsv())));
        root.addEventHandler(PanelEvent.SAVE_JSON, event -> event.panel().table().ifPresent(table -> save(event.panel(), "json",
                TableJson.of(table, about.get()))));
    }

    private PanelPicture picture(Panel panel) {
        return new PanelPicture(panel, about.get(), options);
    }

    private void copyPicture(Panel panel) {
        board.picture(picture(panel).image(SCALE));
        notice.accept("Copied the picture of “" + panel.title().get() + "”");
    }

    private void savePng(Panel panel) {
        ask(panel, "png").ifPresent(file -> {
            Image image = picture(panel).image(SCALE);
            write(file, Pictures.png(image));
        });
    }

    private void saveSvg(Panel panel) {
        ask(panel, "svg").ifPresent(file -> write(file, picture(panel).svg().getBytes(StandardCharsets.UTF_8)));
    }

    private void save(Panel panel, String ending, String text) {
        ask(panel, ending).ifPresent(file -> write(file, text.getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<Path> ask(Panel panel, String ending) {
        return where.apply("Save “" + panel.title().get() + "” as " + ending.toUpperCase(Locale.ROOT), fileName(panel.title().get())
                + "." + ending);
    }

    /// Letters, digits and hyphens of a title.
    static String fileName(String title) {
        String plain = title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        return plain.isEmpty() ? "panel" : plain.substring(0, Math.min(40, plain.length()));
    }

    private void write(Path file, byte[] bytes) {
        try {
            WholeFile.write(file, out -> out.write(bytes));
            notice.accept("Saved " + file);
        } catch (IOException failed) {
            notice.accept("It could not be saved as " + file + " (" + failed.getClass().getSimpleName() + "); choose another folder.");
        }
    }
}
