package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.engine.InferenceEngine;
import glasshead.engine.ScanQuestion;
import glasshead.experiment.FileNames;
import glasshead.experiment.Texts;
import glasshead.experiment.WholeFile;
import glasshead.scan.Occurrence;
import glasshead.scan.Scan;
import glasshead.script.Passport;
import glasshead.script.PassportFacts;
import glasshead.script.PassportPage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `passport`: what is known of one part, on one page.
@Command(name = "passport",
        description = "Tells what is known of one head or neuron: detectors, what its weights say, the heads it composes with, what "
                + "ablating it does on the shipped sets, what it does on a corpus; a role by rules, and what contradicts itself first.",
        mixinStandardHelpOptions = true)
final class PassportCommand implements Callable<Integer> {

    private static final int TOP = 10;

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "L2H4|L3N7|NAME@SITE", description = "The head or neuron; or a direction or logit that a scan read, as "
            + "truth@blocks.2.hook_resid_post or \" Mary@logits\", of which examples and statistics are told.")
    private String part;

    @Option(names = "--model", paramLabel = "NAME|FOLDER", defaultValue = ExperimentOptions.FIRST_MODEL,
            description = "The model (default: ${DEFAULT-VALUE}).")
    private String model;

    @Mixin
    private KeptScanOption kept;

    @Option(names = "--corpus", paramLabel = "CORPUS", description = "A corpus to be scanned for this part.")
    private @Nullable Path corpus;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the page as HTML.")
    private @Nullable String html;

    @Mixin
    private JsonOption json;

    PassportCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        Passport passport;
        try (InferenceEngine engine = engines.get(); Progress progress = new Progress(spec.commandLine().getErr())) {
            PassportFacts facts = new PassportFacts(engine, model, part, progress::show, () -> false);
            passport = facts.passport(scan(engine, facts, progress));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (html != null) {
            WholeFile.write("The page", FileNames.path(html), PassportPage.of(passport));
        }
        if (json.write(() -> json(passport), out)) {
            print(passport, out);
        }
        return 0;
    }

    private @Nullable Scan scan(InferenceEngine engine, PassportFacts facts, Progress progress) {
        Scan named = kept.named(engine, model);
        if (named != null || corpus == null) {
            return named != null ? named : KeptScanOption.first(engine, model, facts::isIn);
        }
        return engine.answer(new ScanQuestion.OfScan(model, corpus, facts.parts(), TOP, 1, null), soFar -> progress.show(soFar.counts()
                .tokens()
                + " tokens of the corpus"), () -> false).scan();
    }

    private static ObjectNode json(Passport of) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("model", of.model()).put("part", of.part());
        of.contradictions().forEach(node.putArray("contradictions")::add);
        ArrayNode roles = node.putArray("roles");
        of.roles().forEach(role -> roles.addObject().put("name", role.name()).put("rule", role.rule()).put("evidence", role.evidence()));
        ObjectNode detectors = node.putObject("detectors");
        of.detectors().forEach((detector, score) -> detectors.put(detector.name().toLowerCase(Locale.ROOT), score));
        ArrayNode training = node.putArray("training");
        of.training().forEach(each -> {
            ObjectNode one = training.addObject().put("detector", each.detector().name().toLowerCase(Locale.ROOT)).put("half", each.half());
            each.steps().forEach(one.putArray("steps")::add);
            each.scores().forEach(one.putArray("scores")::add);
        });
        if (of.tokens() != null) {
            ObjectNode tokens = node.putObject("nextTokens");
            of.tokens().raised().forEach(tokens.putArray("raised")::add);
            of.tokens().lowered().forEach(tokens.putArray("lowered")::add);
            of.tokens().answersTo().forEach(tokens.putArray("answersTo")::add);
        }
        if (of.weights() != null) {
            ObjectNode weights = node.putObject("weights").put("copying", of.weights().copying());
            number(weights, "namesCopied", of.weights().namesCopied());
            ArrayNode words = weights.put("ovNorm", of.weights().ovNorm()).put("qkNorm", of.weights().qkNorm()).putArray("words");
            of.weights().words().forEach(word -> {
                ObjectNode one = words.addObject().put("word", word.word());
                word.raised().forEach(one.putArray("raises")::add);
                word.sought().forEach(one.putArray("looksFor")::add);
            });
        }
        ArrayNode partners = node.putArray("composition");
        of.partners().forEach(each -> partners.addObject().put("kind", each.kind()).put("with", each.with()).put("reads", each.reads()).put(
                "score", each.score()).put("random", each.random()));
        ArrayNode sets = node.putArray("ablation");
        of.sets().forEach(each -> {
            ObjectNode set = sets.addObject().put("set", each.set()).put("rows", each.rows());
            number(set, "logitDifference", each.before());
            number(set, "change", each.change());
            number(set, "from", each.from());
            number(set, "to", each.to());
            number(set, "attribution", each.attribution());
            number(set, "attributionError", each.attributionError());
        });
        corpus(node, of.corpus());
        return node;
    }

    private static void corpus(ObjectNode node, Passport.@Nullable OnCorpus of) {
        if (of == null) {
            return;
        }
        ObjectNode corpus = node.putObject("corpus");
        of.means().forEach((measure, mean) -> number(corpus, measure.name().toLowerCase(Locale.ROOT), mean));
        ScanReport.statistics(corpus.putObject("statistics"), of.statistics());
        ArrayNode examples = corpus.putArray("examples");
        List<Occurrence> places = of.statistics().strongest();
        for (int i = 0; i < of.examples().size(); i++) {
            Passport.Shown each = of.examples().get(i);
            ObjectNode example = examples.addObject().put("value", each.value()).put("text", each.text()).put("position", each.position());
            if (places.get(i).key() != Occurrence.NO_KEY) {
                example.put("key", places.get(i).key()).put("looksAt", each.key());
            }
            example.put("before", each.before()).put("at", each.at()).put("after", each.after());
        }
    }

    private static void number(ObjectNode node, String name, double value) {
        if (Double.isNaN(value)) {
            node.putNull(name);
        } else {
            node.put(name, value);
        }
    }

    private static void print(Passport of, PrintWriter out) {
        out.println(of.part() + " of " + of.model());
        of.contradictions().forEach(each -> out.println("! " + each));
        of.roles().forEach(role -> out.println("role: " + role.name() + " (" + role.rule() + ": " + role.evidence() + ")"));
        if (of.roles().isEmpty()) {
            out.println("no rule is met, so no role is proposed");
        }
        of.detectors().forEach((detector, score) -> out.println(Texts.format("%-16s %.2f  %s", detector.label(), score, detector
                .meaning())));
        of.training().forEach(each -> out.println(Texts.format("%-16s in training: half of its largest score at step %d", each.detector()
                .label(), each.half())));
        if (of.tokens() != null) {
            out.println("raises " + String.join(" ", of.tokens().raised()) + "; lowers " + String.join(" ", of.tokens().lowered())
                    + "; answers to " + String.join(" ", of.tokens().answersTo()));
        }
        if (of.weights() != null) {
            out.println(Texts.format("copying by eigenvalues %.2f, names copied %.2f", of.weights().copying(), of.weights().namesCopied()));
            of.weights().words().forEach(word -> out.println(word.word() + " raises " + String.join(" ", word.raised()) + "; looks for "
                    + String.join(" ", word.sought())));
        }
        of.partners().forEach(each -> out.println(Texts.format("%s %s %s  %.3f (unrelated %.3f)", each.kind(), each.reads() ? "reads"
                : "is read by", each.with(), each.score(), each.random())));
        of.sets().forEach(each -> out.println(Texts.format(
                "%-26s logit difference %.3f, without it %+.3f (95 %% %+.3f to %+.3f)%s", each.set(), each.before(), each.change(), each
                        .from(), each.to(), Double.isNaN(each.attribution()) ? "" : Texts.format(", direct %.3f", each.attribution()))));
        if (of.corpus() != null) {
            of.corpus().means().forEach((measure, mean) -> out.println(Texts.format("%-16s %.3f  %s", measure.label(), mean, measure
                    .meaning())));
            of.corpus().examples().forEach(each -> out.println(Texts.format("%.3f  text %d: %s[%s]%s %s", each.value(), each.text(), each
                    .before(), each.at(), each.after(), each.key().isEmpty() ? "" : "-> " + each.key())));
        }
    }
}
