package glasshead.ui.model;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A model card, which is Markdown with tables. The prompts that it proposes are buttons.
final class MarkdownView extends VBox {

    private static final Parser PARSER = Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private final Consumer<CardExample> open;

    /// @param open shows a prompt that the card proposes
    MarkdownView(String page, Consumer<CardExample> open) {
        this.open = open;
        getStyleClass().add("markdown");
        PARSER.parse(body(page)).accept(new Blocks(this));
    }

    /// Hugging Face cards may begin with YAML between two lines of `---`, which is not for people.
    private static String body(String page) {
        List<String> lines = page.lines().toList();
        int end = lines.isEmpty() || !lines.getFirst().equals("---") ? 0 : lines.subList(1, lines.size()).indexOf("---") + 2;
        return end > 1 ? String.join("\n", lines.subList(end, lines.size())) : page;
    }

    private Button button(CardExample example) {
        Button button = new Button(example.prompt().replaceFirst("^ ", "·"), new FontIcon(Feather.PLAY));
        button.getStyleClass().addAll("mono", "markdown-example");
        button.setMnemonicParsing(false);
        button.setWrapText(true);
        button.setTooltip(new Tooltip("Run this prompt"));
        button.setOnAction(_ -> open.accept(example));
        return button;
    }

    /// Puts one block after the other into a pane.
    private final class Blocks extends AbstractVisitor {

        private final Pane pane;
        private boolean proposes;

        Blocks(Pane pane) {
            this.pane = pane;
        }

        private void add(javafx.scene.Node node, String style) {
            node.getStyleClass().add(style);
            pane.getChildren().add(node);
        }

        @Override
        public void visit(Heading heading) {
            proposes = MarkdownText.plain(heading).strip().equalsIgnoreCase(CardExample.SECTION);
            add(MarkdownText.of(heading), "markdown-h" + Math.min(heading.getLevel(), 3));
        }

        @Override
        public void visit(Paragraph paragraph) {
            Button button = proposes ? CardExample.of(paragraph).map(MarkdownView.this::button).orElse(null) : null;
            add(MarkdownText.with(paragraph, button), "markdown-text");
        }

        @Override
        public void visit(ListItem item) {
            Label mark = new Label(item.getParent() instanceof OrderedList list ? number(list, item) + "." : "•");
            mark.setMinWidth(USE_PREF_SIZE);
            VBox content = new VBox();
            content.getStyleClass().add("markdown-nested");
            HBox.setHgrow(content, Priority.ALWAYS);
            inside(content, item);
            add(new HBox(mark, content), "markdown-item");
        }

        @Override
        public void visit(BlockQuote quote) {
            VBox content = new VBox();
            inside(content, quote);
            add(content, "markdown-quote");
        }

        private void inside(VBox content, org.commonmark.node.Node node) {
            Blocks nested = new Blocks(content);
            nested.proposes = proposes;
            nested.visitChildren(node);
        }

        @Override
        public void visit(FencedCodeBlock code) {
            add(new Label(code.getLiteral().stripTrailing()), "markdown-block");
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            add(new Label(code.getLiteral().stripTrailing()), "markdown-block");
        }

        @Override
        public void visit(ThematicBreak line) {
            add(new Separator(), "markdown-line");
        }

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock table) {
                add(MarkdownTable.of(table), "markdown-grid");
            }
        }
    }

    private static int number(OrderedList list, ListItem item) {
        int number = list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber();
        for (org.commonmark.node.Node before = item.getPrevious(); before != null; before = before.getPrevious()) {
            number++;
        }
        return number;
    }
}
