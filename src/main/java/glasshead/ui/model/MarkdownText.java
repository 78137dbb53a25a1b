package glasshead.ui.model;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.jspecify.annotations.Nullable;

/// The text of a paragraph, a heading or a cell. Links are their words; HTML is left out.
final class MarkdownText extends AbstractVisitor {

    private final TextFlow flow = new TextFlow();
    private final List<String> styles = new ArrayList<>();
    /// In the place of the first code.
    private @Nullable Button button;

    private MarkdownText(@Nullable Button button) {
        this.button = button;
    }

    static TextFlow of(Node block) {
        return with(block, null);
    }

    /// @param button stands in the place of the code with which the block begins, if it does
    static TextFlow with(Node block, @Nullable Button button) {
        MarkdownText text = new MarkdownText(button);
        text.visitChildren(block);
        return text.flow;
    }

    /// All words of a block.
    static String plain(Node block) {
        StringBuilder words = new StringBuilder();
        of(block).getChildren().forEach(node -> words.append(((Text) node).getText()));
        return words.toString();
    }

    @Override
    public void visit(org.commonmark.node.Text text) {
        add(text.getLiteral(), "markdown-plain");
    }

    @Override
    public void visit(Code code) {
        if (button == null) {
            add(code.getLiteral().replaceFirst("^ ", "·"), "markdown-code"); // as tokens are written everywhere
        } else {
            button.maxWidthProperty().bind(flow.widthProperty());
            flow.getChildren().add(button);
            button = null;
        }
    }

    @Override
    public void visit(StrongEmphasis strong) {
        styled("markdown-bold", strong);
    }

    @Override
    public void visit(Emphasis emphasis) {
        styled("markdown-italic", emphasis);
    }

    @Override
    public void visit(SoftLineBreak end) {
        add(" ", "markdown-plain");
    }

    @Override
    public void visit(HardLineBreak end) {
        add("\n", "markdown-plain");
    }

    private void styled(String style, Node node) {
        styles.add(style);
        visitChildren(node);
        styles.removeLast();
    }

    private void add(String words, String style) {
        Text text = new Text(words);
        text.getStyleClass().add(style);
        text.getStyleClass().addAll(styles);
        flow.getChildren().add(text);
    }
}
