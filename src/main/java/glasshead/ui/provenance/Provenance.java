package glasshead.ui.provenance;

import java.util.List;

/// Where one shown number comes from, in a few lines.
///
/// @param title what the number is and its value, `L2H4 → −6.78 predicted`
public record Provenance(String title, List<Line> lines) {

    public Provenance {
        lines = List.copyOf(lines);
    }

    /// One fact: `site` is `blocks.2.attn.hook_z[4] @14`.
    public record Line(String key, String value) {
    }
}
