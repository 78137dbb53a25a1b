package glasshead.ui.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The little of Markdown that model cards are written in: headings, paragraphs, list items, tables, code blocks; bold, code and links
/// within.
final class Markdown {

    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*)");
    private static final Pattern ITEM = Pattern.compile("\\s*(?:[-*]|\\d+\\.)\\s+(.*)");
    private static final Pattern RULE = Pattern.compile("[\\s|:-]+");
    private static final Pattern INLINE = Pattern.compile("\\*\\*(.+?)\\*\\*|`([^`]+)`|\\[([^]]+)]\\([^)]*\\)");

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private final List<List<String>> rows = new ArrayList<>();
    private boolean item;

    private Markdown() {}

    /// One block of a page.
    sealed interface Block {
    }

    record Heading(int level, String text) implements Block {
    }

    record Paragraph(String text, boolean item) implements Block {
    }

    record Table(List<List<String>> rows) implements Block {
    }

    record Code(String text) implements Block {
    }

    /// A stretch of text of one style.
    record Span(String text, Style style) {
    }

    enum Style {
        PLAIN, BOLD, CODE
    }

    static List<Block> blocks(String page) {
        Markdown reader = new Markdown();
        List<String> lines = body(page.lines().toList());
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith("```")) {
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).strip().startsWith("```")) {
                    end++;
                }
                reader.close();
                reader.blocks.add(new Code(String.join("\n", lines.subList(i + 1, end))));
                i = end;
            } else {
                reader.read(lines.get(i));
            }
        }
        reader.close();
        return reader.blocks;
    }

    static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        Matcher matcher = INLINE.matcher(text);
        int done = 0;
        while (matcher.find()) {
            add(spans, text.substring(done, matcher.start()), Style.PLAIN);
            add(spans, matcher.group(1), Style.BOLD);
            add(spans, matcher.group(2), Style.CODE);
            add(spans, matcher.group(3), Style.PLAIN);
            done = matcher.end();
        }
        add(spans, text.substring(done), Style.PLAIN);
        return spans;
    }

    private static void add(List<Span> spans, String text, Style style) {
        if (text != null && !text.isEmpty()) {
            spans.add(new Span(text, style));
        }
    }

    /// Hugging Face cards may begin with YAML between two lines of `---`, which is not for people.
    private static List<String> body(List<String> lines) {
        int end = lines.isEmpty() || !lines.getFirst().equals("---") ? 0 : lines.subList(1, lines.size()).indexOf("---") + 2;
        return end > 1 ? lines.subList(end, lines.size()) : lines;
    }

    private void read(String line) {
        Matcher heading = HEADING.matcher(line);
        Matcher listItem = ITEM.matcher(line);
        if (heading.matches()) {
            close();
            blocks.add(new Heading(heading.group(1).length(), heading.group(2)));
        } else if (line.startsWith("|")) {
            closeText();
            if (!RULE.matcher(line).matches()) {
                rows.add(Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList());
            }
        } else if (line.isBlank()) {
            close();
        } else if (listItem.matches()) {
            close();
            item = true;
            open.append(listItem.group(1));
        } else {
            open.append(open.isEmpty() ? "" : " ").append(line.strip());
        }
    }

    private void close() {
        closeText();
        if (!rows.isEmpty()) {
            blocks.add(new Table(List.copyOf(rows)));
            rows.clear();
        }
    }

    private void closeText() {
        if (!open.isEmpty()) {
            blocks.add(new Paragraph(open.toString(), item));
        }
        open.setLength(0);
        item = false;
    }
}
