package glasshead.ui.library;

import glasshead.experiment.FileNames;
import glasshead.ui.model.FolderChooser;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The model library: a card for each model, a field for any repository of the hub, and model folders by button or dropped on it.
public final class LibraryView extends VBox {

    private static final String SHEET = Objects.requireNonNull(LibraryView.class.getResource("library.css")).toExternalForm();
    private static final PseudoClass DROPPING = PseudoClass.getPseudoClass("dropping");

    private final LibraryViewModel library;
    private final FolderChooser folders;
    private final VBox list = new VBox(8);
    private final Map<ModelRow, Node> cards = new HashMap<>();

    public LibraryView(LibraryViewModel library, FolderChooser folders) {
        super(12);
        this.library = library;
        this.folders = folders;
        getStylesheets().add(SHEET);
        getStyleClass().add("library");
        Label title = new Label("Model library");
        title.getStyleClass().addAll("strong", "library-title");
        Label legend = new Label(
                "Models on this machine, those in the cache of Hugging Face's tools among them, and GPT-2s to get. Nothing is fetched "
                        + "until you press Get.");
        legend.setWrapText(true);
        legend.setMinHeight(USE_PREF_SIZE);
        legend.getStyleClass().addAll("muted", "small");
        list.getStyleClass().add("library-list");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(new VBox(2, title, legend), scroll, notice(), foot());
        library.rows().addListener((ListChangeListener<ModelRow>) change -> fill());
        fill();
        setOnDragOver(this::dragged);
        setOnDragExited(_ -> pseudoClassStateChanged(DROPPING, false));
        setOnDragDropped(this::dropped);
    }

    private void fill() {
        cards.keySet().retainAll(library.rows());
        list.getChildren().setAll(library.rows().stream().map(row -> cards.computeIfAbsent(row, shown -> new ModelRowView(library, shown)))
                .toList());
    }

    private Label notice() {
        Label notice = new Label();
        notice.textProperty().bind(library.notice());
        notice.setWrapText(true);
        notice.setMinHeight(Region.USE_PREF_SIZE);
        notice.getStyleClass().add("danger");
        notice.visibleProperty().bind(library.notice().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        return notice;
    }

    private HBox foot() {
        TextField repository = new TextField();
        repository.setPromptText("owner/name of a GPT-2 type model on the hub");
        repository.setAccessibleText("Repository on the hub, owner/name");
        repository.setTooltip(new Tooltip("Any model of type gpt2 with safetensors weights, as openai-community/gpt2"));
        HBox.setHgrow(repository, Priority.ALWAYS);
        Runnable fetch = () -> {
            if (library.getRepository(repository.getText())) {
                repository.clear();
            }
        };
        repository.setOnAction(_ -> fetch.run());
        Button get = RowActions.button("Get", Feather.DOWNLOAD, "Fetch this repository", fetch);
        get.disableProperty().bind(repository.textProperty().map(String::isBlank));
        Button open = RowActions.button("Open folder…", Feather.FOLDER_PLUS,
                "Explore a model folder of this machine and keep it in this list; or drop one here to keep it only",
                () -> folders.choose(getScene().getWindow()).ifPresent(library::open));
        HBox foot = new HBox(8, repository, get, open);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private void dragged(DragEvent drag) {
        if (!folders(drag).isEmpty()) {
            drag.acceptTransferModes(TransferMode.LINK, TransferMode.COPY);
            pseudoClassStateChanged(DROPPING, true);
        }
        drag.consume();
    }

    private void dropped(DragEvent drop) {
        List<Path> dropped = folders(drop);
        dropped.forEach(library::add);
        drop.setDropCompleted(!dropped.isEmpty());
        drop.consume();
    }

    private static List<Path> folders(DragEvent drag) {
        return drag.getDragboard().hasFiles() ? drag.getDragboard().getFiles().stream().filter(File::isDirectory).map(FileNames::path)
                .toList()
                : List.of();
    }
}
