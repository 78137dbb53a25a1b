package glasshead.ui.examples;

import glasshead.experiment.FileNames;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// A file or folder that is dropped on a panel: a scan is opened, anything else is a corpus.
final class CorpusDrop {

    private static final PseudoClass DROPPING = PseudoClass.getPseudoClass("dropping");
    private static final String SCAN = ".scan";

    private CorpusDrop() {}

    static void on(Node panel, Scans scans) {
        panel.addEventHandler(DragEvent.DRAG_OVER, drag -> {
            if (scans.possible().get() && files(drag).size() == 1) {
                drag.acceptTransferModes(TransferMode.LINK, TransferMode.COPY);
                panel.pseudoClassStateChanged(DROPPING, true);
                drag.consume();
            }
        });
        panel.addEventHandler(DragEvent.DRAG_EXITED, _ -> panel.pseudoClassStateChanged(DROPPING, false));
        panel.addEventHandler(DragEvent.DRAG_DROPPED, drop -> {
            List<File> files = files(drop);
            if (files.size() == 1) {
                take(FileNames.path(files.getFirst()), scans);
                drop.setDropCompleted(true);
                drop.consume();
            }
        });
    }

    static void take(Path file, Scans scans) {
        if (file.toString().endsWith(SCAN)) {
            scans.read(file);
        } else {
            scans.propose(file);
        }
    }

    private static List<File> files(DragEvent drag) {
        return drag.getDragboard().hasFiles() ? drag.getDragboard().getFiles() : List.of();
    }
}
