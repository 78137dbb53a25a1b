package glasshead.training.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// One of the corpus' text files: lines under `[titles]`; `#` starts a remark, and lines before the first title stand under the empty
/// title.
record Sections(Map<String, List<String>> lines) {

    static final String FOLDER = "/glasshead/training/";

    static Sections read(String file) {
        var sections = new LinkedHashMap<String, List<String>>();
        var current = new ArrayList<String>();
        sections.put("", current);
        for (var line : text(file).split("\n")) {
            if (line.startsWith("[")) {
                current = new ArrayList<>();
                sections.put(line.substring(1, line.length() - 1), current);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                current.add(line);
            }
        }
        return new Sections(sections);
    }

    /// The whole text of a file of the corpus.
    static String text(String file) {
        try (var in = Objects.requireNonNull(Sections.class.getResourceAsStream(FOLDER + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> lines(String title) {
        return Objects.requireNonNull(lines.get(title), title);
    }

    /// The words of a section, however they are broken into lines.
    List<String> words(String title) {
        return lines(title).stream().flatMap(line -> Stream.of(line.split(" "))).toList();
    }

    List<Template> templates(String title) {
        return lines(title).stream().map(Template::of).toList();
    }
}
