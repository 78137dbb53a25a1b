package glasshead;

import static glasshead.Await.onFx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.ui.Spoken;
import glasshead.ui.panel.DataTable;
import glasshead.ui.panel.Panel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.image.Image;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/// What a panel's menu saves, by the way that the menu goes: each file is read by a reader that knows nothing of this program.
final class TakenAway {

    /// Such a cell is a number in JSON too; one that begins with zeros, as a year's last digits, is text.
    private static final String NUMBER = "[-+]?(0|[1-9]\\d{0,14})(\\.\\d{1,20}([eE]-?\\d+)?)?";

    private final Path folder;
    private String asked = "";
    /// A picture in pixels takes a while and is made once of each.
    private final Set<String> offering = new HashSet<>();
    private final Set<Panel> drawn = Collections.newSetFromMap(new IdentityHashMap<>());

    TakenAway(Path folder) {
        this.folder = folder;
    }

    /// Where the window saves what it is asked to save.
    Optional<Path> where(String name) {
        asked = name;
        return Optional.of(folder.resolve("taken" + name.substring(name.lastIndexOf('.'))));
    }

    /// A sentence for each thing that is wrong with a panel's files.
    List<String> faults(Panel panel) {
        List<String> faults = new ArrayList<>();
        try {
            svg(panel, faults);
            table(panel, faults);
            if (drawn.add(panel)) {
                png(panel, faults);
            }
            if (offering.add(System.identityHashCode(panel) + "" + onFx(() -> panel.getScene().hashCode()))) {
                activations(panel, faults);
            }
        } catch (Exception broken) {
            faults.add(broken.toString());
        }
        return faults.stream().map(fault -> "“" + onFx(() -> panel.title().get()) + "”: " + fault).toList();
    }

    /// The rest is done by the engine, on its thread.
    private void activations(Panel panel, List<String> faults) throws IOException {
        asked = "";
        saved(panel, "Save activations…", "safetensors");
        if (!onFx(panel::activations).isEmpty() && !asked.endsWith(".safetensors")) {
            faults.add("activations are offered and not saved");
        }
    }

    private Optional<byte[]> saved(Panel panel, String item, String ending) throws IOException {
        Path file = folder.resolve("taken." + ending);
        Files.deleteIfExists(file);
        onFx(() -> ((MenuButton) panel.lookup(".panel-menu")).getItems().stream().filter(each -> item.equals(each.getText()) && !each
                .isDisable() && each.isVisible()).forEach(MenuItem::fire));
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    private void png(Panel panel, List<String> faults) throws IOException {
        Optional<byte[]> bytes = saved(panel, "Save as PNG…", "png");
        Image image = bytes.map(found -> new Image(new ByteArrayInputStream(found))).orElse(null);
        if (image == null || image.isError() || image.getWidth() < onFx(() -> panel.picture().getLayoutBounds().getWidth())) {
            faults.add("no PNG");
        }
    }

    private void svg(Panel panel, List<String> faults) throws Exception {
        byte[] bytes = saved(panel, "Save as SVG…", "svg").orElse(null);
        if (bytes == null) {
            faults.add("no SVG");
            return;
        }
        Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        NodeList found = svg.getElementsByTagName("text");
        List<String> texts = IntStream.range(0, found.getLength()).mapToObj(i -> found.item(i).getTextContent()).toList();
        String all = String.join(" ", texts);
        for (String wanted : onFx(() -> List.of(panel.title().get(), panel.legend().get()))) {
            if (!all.contains(wanted)) {
                faults.add("the SVG lacks “" + wanted + "” and has " + all.substring(0, Math.min(all.length(), 200)));
            }
        }
        List<String> buttons = onFx(() -> Spoken.seen(panel).filter(node -> node instanceof ButtonBase && !node.getStyleClass().contains(
                Panel.TELLS)).map(node -> ((ButtonBase) node).getText()).toList());
        Set<String> tools = new HashSet<>(texts);
        tools.retainAll(buttons);
        String about = onFx(() -> panel.title().get() + panel.table().map(DataTable::toCsv).orElse(""));
        tools.removeIf(about::contains);
        tools.remove("Resample"); // the map is called so before it is computed, as the button is that asks for it
        if (!tools.isEmpty()) {
            faults.add("the SVG has the buttons " + tools);
        }
    }

    private void table(Panel panel, List<String> faults) throws IOException {
        byte[] csv = saved(panel, "Save as CSV…", "csv").orElse(null);
        byte[] json = saved(panel, "Save as JSON…", "json").orElse(null);
        if (csv == null || json == null) {
            faults.add("no table");
            return;
        }
        List<CSVRecord> lines = CSVFormat.RFC4180.parse(Files.newBufferedReader(folder.resolve("taken.csv"))).getRecords();
        JsonNode rows = new ObjectMapper().readTree(json).get("rows");
        if (rows.size() != lines.size() - 1) {
            faults.add(lines.size() - 1 + " rows in CSV and " + rows.size() + " in JSON");
            return;
        }
        CSVRecord head = lines.getFirst();
        for (int row = 0; row < rows.size(); row++) {
            CSVRecord line = lines.get(row + 1);
            List<JsonNode> cells = rows.get(row).valueStream().toList();
            if (line.size() != head.size() || cells.size() != head.size()) {
                faults.add(head.size() + " columns, but a row of " + line.size() + " in CSV and " + cells.size() + " in JSON: " + line);
                return;
            }
            for (int column = 0; column < cells.size(); column++) {
                if (!isSame(line.get(column), cells.get(column))) {
                    faults.add("“" + line.get(column) + "” in CSV and " + cells.get(column) + " in JSON");
                    return;
                }
            }
        }
    }

    /// A number is the same number, all else the same text.
    private static boolean isSame(String cell, JsonNode value) {
        if (value.isNumber()) {
            return Double.parseDouble(cell) == value.doubleValue();
        }
        return value.asText().replace('\u2212', '-').equals(cell.replace('\u2212', '-')) && !cell.matches(NUMBER);
    }
}
