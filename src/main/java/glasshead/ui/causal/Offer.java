package glasshead.ui.causal;

import glasshead.experiment.Action;
import glasshead.experiment.Experiment;
import glasshead.experiment.Intervention;
import java.util.List;

/// Something that one click does to the model, as a menu shows it. Choosing it again takes it back.
///
/// @param words    what is done to what, `Ablate L2H4: zero`
/// @param lines    the interventions that do it
/// @param lifted   what of the present ones is against it, and goes when it is done
/// @param on       whether it is done at present
/// @param possible whether it can be done; a second prompt may be lacking
public record Offer(String words, List<Intervention> lines, List<Intervention> lifted, boolean on, boolean possible) {

    static Offer of(Experiment now, String words, List<Intervention> lines) {
        return of(now, words, lines, List.of());
    }

    static Offer of(Experiment now, String words, List<Intervention> lines, List<Intervention> lifted) {
        boolean possible = !now.other().isEmpty() || lines.stream().noneMatch(line -> line.action() instanceof Action.CopyOther);
        boolean on = !lines.isEmpty() && now.active().containsAll(lines) && lifted.isEmpty();
        return new Offer(possible ? words : words + " (there is none)", lines, lifted, on, possible);
    }

    /// The experiment after a click.
    public Experiment chosen(Experiment now) {
        Experiment changed = now;
        for (Intervention line : lifted) {
            changed = changed.removing(line);
        }
        for (Intervention line : lines) {
            changed = on ? changed.removing(line) : changed.removing(line.enabled(false)).putting(line);
        }
        return changed;
    }
}
