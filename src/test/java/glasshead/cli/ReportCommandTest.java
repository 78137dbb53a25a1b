package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.experiment.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A report has the numbers of the run, says what they are of, holds whatever was typed as text, and asks nobody for anything.
class ReportCommandTest {

    @TempDir
    private Path folder;

    private String page(String... arguments) throws IOException {
        Path out = folder.resolve("report.html");
        List<String> all = new ArrayList<>(List.of("report", "--out", out.toString()));
        all.addAll(List.of(arguments));
        Said said = Said.by(all.toArray(String[]::new));
        assertEquals(0, said.status(), said.err());
        return Files.readString(out);
    }

    @Test
    void theNumbersAreThoseOfTheRun() throws IOException {
        JsonNode run = Said.by("run", "--ablate", "L2H4:zero", "--json", "-").json();
        String page = page("--ablate", "L2H4:zero");
        for (JsonNode part : List.of(run.get("baseline"), run.get("ablated"))) {
            String figure = Texts.format("%+.4f", part.get("logitDifference").asDouble()).replace('-', '\u2212');
            assertTrue(page.contains("<td class=\"n\">" + figure + "</td>"), figure);
        }
        assertTrue(page.contains("<td>L2H4: zero</td>"), page);
        assertTrue(page.contains("--ablate L2H4:zero") && page.contains("x[:, 4] = 0"));
        assertTrue(Pattern.compile("Mark of its weights</td><td class=\"wrapped anywhere\">[0-9a-f]{16,}").matcher(page).find(), page);
    }

    @Test
    void whatWasTypedIsText() throws IOException {
        String page = page("--prompt", "<script>alert('x')</script> & \"more\"", "--answer", " Mary", "--distractor", " John");
        assertFalse(page.contains("<script"), "nothing in it runs");
        assertTrue(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;"));
    }

    /// Figures stand below each other and their head, short words are not broken, and paper has nothing folded or cut off.
    @Test
    void itCanBeReadOnAPhoneAndOnPaper() throws IOException {
        String page = page("--prompt", "Mary book red Mary", "--answer", " book", "--distractor", " red");
        assertTrue(page.contains("<thead>\n<tr><th></th><th class=\"n\">value</th><th>unit</th></tr>"), page);
        assertTrue(page.contains("<tr><td class=\"wrapped\">answer above distractor</td><td class=\"n\">"), page);
        assertTrue(page.contains("<svg width=\"100%\""), "bars are as wide as there is room");
        assertTrue(page.contains("<pre class=\"line\">glasshead run "), "the command line is wrapped");
        assertTrue(page.contains("details::details-content { content-visibility: visible"), "the Python is printed");
    }

    @Test
    void itIsOneFileThatAsksNobody() throws IOException {
        String page = page("--set", "indirect-object", "--ablate", "L3H0:mean");
        Matcher sources = Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(page);
        while (sources.find()) {
            assertTrue(sources.group(1).startsWith("data:"), sources.group());
        }
        assertFalse(page.contains("@import") || page.contains("url("));
        assertTrue(page.contains("default-src 'none'") && page.contains("100 of 100 rows used"), page.substring(0, 4000));
        assertTrue(page.contains("@media print") && page.contains("prefers-color-scheme: dark"));
        assertEquals(101, page.substring(page.indexOf("Row by row")).split("<tr>").length - 1);
    }
}
