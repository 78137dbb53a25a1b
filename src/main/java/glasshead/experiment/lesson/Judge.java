package glasshead.experiment.lesson;

import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Metric;
import glasshead.experiment.Positions;
import glasshead.experiment.Quoted;
import glasshead.experiment.Texts;
import glasshead.experiment.lesson.Situation.Numbers;
import glasshead.experiment.view.Locks;
import glasshead.experiment.view.Tested;
import glasshead.experiment.view.View;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Whether what a step asks for is done.
public final class Judge {

    private static final Verdict WAITING = new Verdict(false, "Waiting for the run.");

    private final Experiment experiment;
    private final View view;
    private final Situation now;

    private Judge(Situation now) {
        this.now = now;
        experiment = now.shown().experiment();
        view = now.shown().view();
    }

    public static Verdict of(Check check, Situation now) {
        return new Judge(now).of(check);
    }

    private Verdict of(Check check) {
        return switch (check) {
            case Check.Outcome outcome -> outcome(outcome);
            case Check.Change change -> change(change.bounds());
            case Check.Intervened intervened -> intervened(intervened);
            case Check.Kept kept -> kept(kept.most());
            case Check.Locked locked -> locked(locked);
            case Check.Opened opened -> opened(opened);
            case Check.Scrubbed scrubbed -> scrubbed(scrubbed);
            case Check.Prompted prompted -> prompted(prompted.contains());
            case Check.Choice choice -> choice(choice);
            case Check.Typed typed -> typed(typed);
            case Check.All all -> all(all.checks());
        };
    }

    private Verdict outcome(Check.Outcome asked) {
        Numbers numbers = now.numbers();
        if (numbers == null) {
            return WAITING;
        }
        Double number = numbers.now().get(asked.metric());
        return number == null ? new Verdict(false, "There is no " + asked.metric().title() + " yet: give an answer and a distractor.")
                : compared("The " + asked.metric().title() + " is", number, asked.bounds());
    }

    private Verdict change(Bounds asked) {
        Numbers numbers = now.numbers();
        if (numbers == null) {
            return WAITING;
        }
        Double before = numbers.before().get(Metric.LOGIT_DIFFERENCE);
        Double after = numbers.now().get(Metric.LOGIT_DIFFERENCE);
        return before == null || after == null ? new Verdict(false, "There is no logit difference yet: give an answer and a distractor.")
                : compared("The interventions change the logit difference by", after - before, asked);
    }

    private static Verdict compared(String what, double number, Bounds asked) {
        boolean met = asked.hold(number);
        String is = Texts.format("%s %.2f", what, number).replace('-', '\u2212');
        return new Verdict(met, is + (met ? "." : "; it should be " + asked.toString().replace('-', '\u2212') + "."));
    }

    private Verdict intervened(Check.Intervened asked) {
        List<Intervention> lines = experiment.active();
        String wanted = asked.action().verb() + " " + place(asked);
        if (lines.stream().noneMatch(line -> matches(asked, line))) {
            return new Verdict(false, lines.isEmpty() ? "Nothing is changed yet: " + wanted + "." : "What is changed is not yet what is "
                    + "asked for: " + wanted + ".");
        }
        if (asked.most() != null && lines.size() > asked.most()) {
            return new Verdict(false, "There are " + lines.size() + " interventions; " + (asked.most() == 1 ? "one is" : asked.most()
                    + " are") + " enough.");
        }
        return new Verdict(true, "Done: " + lines.stream().filter(line -> matches(asked, line)).findFirst().orElseThrow() + ".");
    }

    private static boolean matches(Check.Intervened asked, Intervention line) {
        Head head = asked.head();
        boolean there = head == null || line.where().layer() == head.layer() && line.where().head() == head.index();
        return asked.action().is(line) && there && (asked.site() == null || asked.site().equals(line.where().site().shortName()))
                && (asked.layer() == null || line.where().site().perLayer() && asked.layer() == line.where().layer())
                && (asked.at() == null || line.positions().equals(Positions.of(asked.at())));
    }

    private static String place(Check.Intervened asked) {
        String head = asked.head() == null ? asked.site() == null && asked.layer() == null ? "something" : "" : asked.head().toString();
        String layer = asked.layer() == null ? "" : "layer " + asked.layer();
        String site = asked.site() == null ? "" : asked.site();
        String at = asked.at() == null ? "" : "at position " + asked.at();
        return Stream.of(head, layer, site, at).filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
    }

    private Verdict kept(int most) {
        Numbers numbers = now.numbers();
        if (numbers == null) {
            return WAITING;
        }
        List<Head> left = IntStream.range(0, numbers.layers() * numbers.heads()).mapToObj(index -> new Head(index / numbers.heads(), index
                % numbers.heads())).filter(head -> experiment.active().stream().noneMatch(line -> line.ablates(head))).toList();
        boolean met = left.size() <= most;
        String which = left.isEmpty() ? "No head is left" : left.size() > 6 ? left.size() + " heads are left" : "Left: " + left.stream()
                .map(Head::toString).collect(Collectors.joining(", "));
        return new Verdict(met, which + (met ? "." : "; " + most + " may be."));
    }

    private Verdict locked(Check.Locked asked) {
        Locks locks = view.locks();
        boolean heads = asked.heads() == null || asked.heads().equals(locks.heads());
        boolean query = asked.query() == null || asked.query() == locks.query();
        boolean key = asked.key() == null || asked.key() == locks.key();
        if (heads && query && key) {
            return new Verdict(true, "That is it.");
        }
        String there = Stream.of(locks.heads().isEmpty() ? "" : locks.heads().stream().map(Head::toString).collect(Collectors.joining(
                ", ")), locks.query() == Locks.NONE ? "" : "query " + locks.query(), locks.key() == Locks.NONE ? "" : "key " + locks.key())
                .filter(word -> !word.isEmpty()).collect(Collectors.joining(", "));
        return new Verdict(false, there.isEmpty() ? "Nothing is locked yet: a click locks." : "Locked: " + there + ". Not yet what is "
                + "asked for.");
    }

    private Verdict opened(Check.Opened asked) {
        if (view.workspace() != asked.workspace()) {
            return new Verdict(false, "Open the workspace " + asked.workspace().label() + " (key " + asked.workspace().key() + ").");
        }
        if (asked.map() != null && view.maps().question() != asked.map()) {
            return new Verdict(false, "Choose " + asked.map().family().label() + ": " + asked.map().label() + ".");
        }
        if (asked.tab() != null && view.circuit().tab() != asked.tab()) {
            return new Verdict(false, "Open the tab " + asked.tab().title() + ".");
        }
        String part = Objects.toString(view.examples().component(), "the first of the list");
        if (asked.part() != null && !asked.part().equals(part)) {
            return new Verdict(false, "Shown is " + part + "; find " + asked.part() + ".");
        }
        return new Verdict(true, "Here it is.");
    }

    private Verdict scrubbed(Check.Scrubbed asked) {
        List<Tested> ours = view.scrub().tested().stream().filter(tested -> tested.model().equals(experiment.model())).toList();
        if (ours.isEmpty()) {
            return new Verdict(false, "No hypothesis was tested yet: draw one and press Run.");
        }
        boolean met = ours.stream().anyMatch(tested -> sized(asked, tested) && asked.bounds().hold(tested.share(asked.metric()).value()));
        if (met) {
            return new Verdict(true, "Done: such a hypothesis was tested.");
        }
        Tested last = ours.getFirst();
        String size = asked.most() != null ? " with at most " + asked.most() + " nodes" : asked.least() != null ? " with at least " + asked
                .least() + " nodes" : "";
        double share = last.share(asked.metric()).value();
        return new Verdict(false, Texts.format("The last one has %d nodes and recovers %.2f of the %s; it should be %s%s.", nodes(last),
                share, asked.metric().title(), asked.bounds(), size));
    }

    private static boolean sized(Check.Scrubbed asked, Tested tested) {
        return (asked.most() == null || nodes(tested) <= asked.most()) && (asked.least() == null || nodes(tested) >= asked.least());
    }

    private static int nodes(Tested tested) {
        return tested.hypothesis().tree().all().size() - 1;
    }

    private Verdict prompted(String contains) {
        boolean met = experiment.prompt().written().contains(contains);
        return new Verdict(met, met ? "The prompt is there." : "The prompt does not have " + Quoted.of(contains) + " in it.");
    }

    private Verdict choice(Check.Choice asked) {
        int chosen = now.reply().option();
        if (chosen < 0 || chosen >= asked.options().size()) {
            return new Verdict(false, "Choose an answer.");
        }
        Check.Option option = asked.options().get(chosen);
        return new Verdict(option.isRight(), option.why());
    }

    private Verdict typed(Check.Typed asked) {
        String written = now.reply().number().strip().replace('\u2212', '-').replace(',', '.');
        if (written.isEmpty()) {
            return new Verdict(false, "Type a number and press Enter.");
        }
        double number;
        try {
            number = Double.parseDouble(written);
        } catch (NumberFormatException noNumber) {
            return new Verdict(false, "That is no number; write it as 1.5.");
        }
        return Math.abs(number - asked.value()) <= asked.within() ? new Verdict(true, "That is it.")
                : new Verdict(false, "Not " + written + ". Look once more.");
    }

    /// The first that is not met says what is missing.
    private Verdict all(List<Check> checks) {
        List<Verdict> verdicts = checks.stream().map(this::of).toList();
        return verdicts.stream().filter(verdict -> !verdict.met()).findFirst().orElse(new Verdict(true, verdicts.stream().map(
                Verdict::words).distinct().collect(Collectors.joining(" "))));
    }
}
