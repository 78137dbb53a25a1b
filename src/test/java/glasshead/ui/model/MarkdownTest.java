package glasshead.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void readsTheBlocksOfACard() {
        assertEquals(List.of(
                new Markdown.Heading(1, "A model"),
                new Markdown.Paragraph("One sentence over two lines.", false),
                new Markdown.Paragraph("first thing", true),
                new Markdown.Paragraph("second", true),
                new Markdown.Table(List.of(List.of("task", "figure"), List.of("copying", ".93"))),
                new Markdown.Code("run | it")),
                Markdown.blocks("""
                        ---
                        license: mit
                        ---
                        # A model
                        One sentence
                        over two lines.

                        - first
                          thing
                        - second

                        | task | figure |
                        |---|--:|
                        | copying | .93 |

                        ```
                        run | it
                        ```
                        """));
    }

    @Test
    void readsBoldCodeAndLinks() {
        assertEquals(List.of(
                new Markdown.Span("see ", Markdown.Style.PLAIN),
                new Markdown.Span("L2H4", Markdown.Style.CODE),
                new Markdown.Span(" in ", Markdown.Style.PLAIN),
                new Markdown.Span("the paper", Markdown.Style.PLAIN),
                new Markdown.Span(", ", Markdown.Style.PLAIN),
                new Markdown.Span("always", Markdown.Style.BOLD)),
                Markdown.spans("see `L2H4` in [the paper](https://example.org), **always**"));
    }
}
