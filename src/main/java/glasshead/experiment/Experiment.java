package glasshead.experiment;

import java.util.ArrayList;
import java.util.List;

/// All that a run depends on, as one immutable value: a click makes a new one, undo is the one before, a session file is its JSON,
/// and the command line runs the same value.
///
/// It may be about a whole set. Its prompts and its contrast are those of the example that is shown.
///
/// @param model         a shipped model's name or a checkpoint folder
/// @param interventions in the order in which the user made them; they act in every prompt of a set
public record Experiment(String model, Subject subject, List<Intervention> interventions, Options options) {

    public Experiment {
        interventions = List.copyOf(interventions);
    }

    /// About a prompt by itself.
    ///
    /// @param other the second prompt, [Prompt#NONE] until there is one
    public Experiment(String model, Prompt prompt, Prompt other, Contrast contrast, List<Intervention> interventions, Options options) {
        this(model, new Subject.Alone(prompt, other, contrast), interventions, options);
    }

    public Prompt prompt() {
        return subject.prompt();
    }

    /// The second prompt, [Prompt#NONE] where there is none.
    public Prompt other() {
        return subject.other();
    }

    public Contrast contrast() {
        return subject.contrast();
    }

    /// All examples that it is about; a prompt by itself is a set of one.
    public DataSet set() {
        return subject.set();
    }

    public Experiment withModel(String changed) {
        return new Experiment(changed, subject, interventions, options);
    }

    public Experiment withSubject(Subject changed) {
        return new Experiment(model, changed, interventions, options);
    }

    /// With another example of its set shown.
    public Experiment withShown(int index) {
        return withSubject(subject.withShown(index));
    }

    /// About this prompt by itself, unless it is the one that is shown; so with the second prompt and the contrast's tokens.
    public Experiment withPrompt(Prompt changed) {
        return withSubject(subject.withPrompt(changed));
    }

    public Experiment withOther(Prompt changed) {
        return withSubject(subject.withOther(changed));
    }

    public Experiment withContrast(Contrast changed) {
        return withSubject(subject.withContrast(changed));
    }

    public Experiment withOptions(Options changed) {
        return new Experiment(model, subject, interventions, changed);
    }

    public Experiment withInterventions(List<Intervention> changed) {
        return new Experiment(model, subject, changed, options);
    }

    public Experiment plus(Intervention added) {
        List<Intervention> lines = new ArrayList<>(interventions);
        lines.add(added);
        return withInterventions(lines);
    }

    /// With this line: in the place of one that it replaces, or behind the others.
    public Experiment putting(Intervention line) {
        if (interventions.contains(line)) {
            return this;
        }
        for (int index = 0; index < interventions.size(); index++) {
            if (line.replaces(interventions.get(index))) {
                return replacing(index, line);
            }
        }
        return plus(line);
    }

    /// Without any line that equals this one.
    public Experiment removing(Intervention line) {
        return withInterventions(interventions.stream().filter(there -> !there.equals(line)).toList());
    }

    public Experiment without(int line) {
        List<Intervention> lines = new ArrayList<>(interventions);
        lines.remove(line);
        return withInterventions(lines);
    }

    public Experiment replacing(int line, Intervention changed) {
        List<Intervention> lines = new ArrayList<>(interventions);
        lines.set(line, changed);
        return withInterventions(lines);
    }

    /// The same without interventions: what the baseline run depends on.
    public Experiment baseline() {
        return withInterventions(List.of());
    }

    public List<Intervention> active() {
        return interventions.stream().filter(Intervention::enabled).toList();
    }

    /// Whether an active line changes the output of `head`.
    public boolean ablates(Head head) {
        return active().stream().anyMatch(line -> line.on(head));
    }

    /// What the power icon and the key `A` do: the lines on an ablated head are taken away; a head that is not ablated gets its lines
    /// switched on again or, when it has none, is zero-ablated.
    public Experiment toggled(Head head) {
        if (ablates(head)) {
            return withInterventions(interventions.stream().filter(line -> !line.on(head)).toList());
        }
        boolean hasLines = interventions.stream().anyMatch(line -> line.on(head));
        return hasLines
                ? withInterventions(interventions.stream().map(line -> line.on(head) ? line.enabled(true) : line).toList())
                : plus(Intervention.zero(head));
    }

    /// The same of several heads, which go the same way: all off, or when all are off, all on again.
    public Experiment toggled(List<Head> heads) {
        boolean allOff = heads.stream().allMatch(this::ablates);
        Experiment changed = this;
        for (Head head : heads) {
            changed = allOff || !ablates(head) ? changed.toggled(head) : changed;
        }
        return changed;
    }
}
