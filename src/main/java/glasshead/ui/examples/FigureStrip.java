package glasshead.ui.examples;

import glasshead.scan.PartStatistics;
import glasshead.scan.Scan;
import glasshead.ui.format.Numbers;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The histogram of the chosen head or neuron, and its figures.
final class FigureStrip extends HBox {

    private final HistogramPane histogram = new HistogramPane();
    private final FlowPane figures = new FlowPane();

    FigureStrip() {
        getStyleClass().add("figure-strip");
        figures.getStyleClass().add("figure-cards");
        HBox.setHgrow(figures, Priority.ALWAYS);
        figures.setMinWidth(0);
        getChildren().addAll(histogram, figures);
    }

    void show(ShownExamples shown) {
        PartStatistics statistics = shown.statistics();
        histogram.show(statistics);
        List<Node> cards = new ArrayList<>();
        for (Figure figure : Figure.of(shown.isOfHead() ? Kind.HEADS : Kind.NEURONS)) {
            cards.add(card(figure.word(), Numbers.plain(figure.of(shown.scan(), shown.component(), statistics), figure.decimals()), figure
                    .meaning()));
        }
        cards.add(card("median", quantile(statistics, 0.5), "half of the values are below"));
        cards.add(card("99 %", quantile(statistics, 0.99), "one value in a hundred is above"));
        Scan scan = shown.scan();
        cards.add(card("tokens", Numbers.grouped(statistics.tokens()), "that were counted, of " + Numbers.grouped(scan.counts().texts())
                + " texts"));
        figures.getChildren().setAll(cards);
    }

    /// A bin of the histogram may reach further than its values do.
    private static String quantile(PartStatistics of, double share) {
        return Numbers.plain(Math.min(of.largest(), of.histogram().quantile(share)), 3);
    }

    private static VBox card(String name, String value, String meaning) {
        Label of = new Label(name);
        of.getStyleClass().addAll("muted", "small");
        Label number = new Label(value);
        number.getStyleClass().add("strong");
        VBox card = new VBox(of, number);
        Tooltip.install(card, new Tooltip(meaning));
        card.setAccessibleText(name + " " + value);
        return card;
    }
}
