package glasshead.ui.causal;

import glasshead.engine.Findings;
import glasshead.engine.TokenRow;
import glasshead.experiment.Action;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Part;
import glasshead.experiment.Positions;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.experiment.view.Workspace;
import glasshead.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What can be done to a part of the model by one click, in the same words in every picture. Each list is a group of a menu.
public final class Offers {

    /// Stands for no particular token.
    public static final int ANY = -1;

    /// The factor at which a new scaling starts: far enough from 1 to see something.
    private static final double SCALE = 0.5;

    private final Session session;

    public Offers(Session session) {
        this.session = session;
    }

    /// Ablating, scaling, freezing and patching one head.
    public List<List<Offer>> head(Head head) {
        Where z = Where.z(head);
        List<Offer> patches = new ArrayList<>();
        for (Site site : List.of(Site.Q, Site.K, Site.V, Site.PATTERN)) {
            patches.add(patch(Where.head(site, head)));
        }
        Where pattern = Where.head(Site.PATTERN, head);
        return List.of(ablations(head.toString(), z), List.of(scale(head.toString(), z), freeze(pattern.label(), pattern)), patches);
    }

    /// What can be done to several heads together, and to all others. The first group acts on these, the second leaves these alone, and
    /// lifts what ablates one of them.
    public List<List<Offer>> heads(List<Head> heads) {
        Set<Head> chosen = Set.copyOf(heads);
        List<Head> others = all().stream().filter(head -> !chosen.contains(head)).toList();
        String these = heads.size() + " heads";
        List<Offer> ablations = ablations("Ablate these " + these + ":", heads, List.of());
        List<Intervention> against = now().active().stream().filter(line -> heads.stream().anyMatch(line::ablates)).toList();
        return others.isEmpty() ? List.of(ablations)
                : List.of(ablations, ablations("Keep only these, the other " + others.size() + ":", others, against));
    }

    /// A layer of which all heads are meant is one line, so that a large model's list stays readable.
    private List<Intervention> lines(List<Head> heads, Action action) {
        List<Intervention> lines = new ArrayList<>();
        heads.stream().collect(Collectors.groupingBy(Head::layer, TreeMap::new, Collectors.toList())).forEach((layer, inLayer) -> {
            boolean whole = inLayer.size() == all().stream().filter(head -> head.layer() == layer).count();
            (whole ? Stream.of(Where.layer(Site.Z, layer)) : inLayer.stream().map(Where::z)).forEach(where -> lines.add(at(where,
                    action)));
        });
        return lines;
    }

    private List<Head> all() {
        Findings found = session.findings().get();
        return found == null ? List.of() : found.model().allHeads();
    }

    /// @param lifted what goes when it is done
    private List<Offer> ablations(String words, List<Head> heads, List<Intervention> lifted) {
        return Stream.of(Action.Set.ZERO, new Action.Mean(false), new Action.CopyOther()).map(action -> Offer.of(now(), words
                + (action instanceof Action.CopyOther ? " resample from the second prompt" : " " + action.label()), lines(heads,
                        action), lifted)).toList();
    }

    /// Ablating, scaling and freezing the MLP of a layer.
    public List<List<Offer>> mlp(int layer) {
        Where where = Where.layer(Site.MLP_OUT, layer);
        String name = Part.mlp(layer).label();
        return List.of(ablations(name, where), List.of(scale(name, where), freeze(name, where)));
    }

    /// Ablating and scaling one neuron of a layer's MLP, behind the nonlinearity.
    public List<List<Offer>> neuron(int layer, int neuron) {
        Where where = Where.layer(Site.MLP_POST, layer).withNeuron(neuron);
        String name = "L" + layer + "N" + neuron;
        return List.of(ablations(name, where), List.of(scale(name, where)));
    }

    /// Ablating the token embeddings or the position embeddings, everywhere or at one token.
    ///
    /// @param position the token, or [#ANY] for all
    public List<List<Offer>> embedding(Site site, int position) {
        String of = position == ANY ? "" : " of " + name(position);
        String name = (site == Site.EMBED ? "embedding" : "position embedding") + of;
        Positions positions = position == ANY ? Positions.ALL : Positions.of(position);
        return List.of(List.of(offer("Ablate " + name + ": zero", new Intervention(Where.layer(site, 0), positions, Action.Set.ZERO)),
                offer("Ablate " + name + ": resample from the second prompt", new Intervention(Where.layer(site, 0), positions,
                        new Action.CopyOther()))));
    }

    /// Patching, ablating and scaling the residual stream at one token.
    ///
    /// @param where one of its sites
    public List<List<Offer>> residual(Where where, int position) {
        String name = where.label() + " at " + name(position);
        Positions here = Positions.of(position);
        return List.of(List.of(offer("Patch " + name + " from the second prompt", new Intervention(where, here, new Action.CopyOther()))),
                List.of(offer("Ablate " + name + ": zero", new Intervention(where, here, Action.Set.ZERO)),
                        offer("Ablate " + name + ": mean", new Intervention(where, here, new Action.Mean(false))),
                        offer("Scale " + name + " by one half", new Intervention(where, here, new Action.Scale(SCALE)))));
    }

    /// Adding a token's direction to the residual stream at one token.
    ///
    /// @param label    of what is steered towards
    /// @param strength how often its column of the unembedding is added; negative to steer away
    public Offer steer(Where where, int position, int token, String label, double strength) {
        return offer("Steer " + (strength > 0 ? "towards " : "away from ") + label + " at " + where.label() + ", " + name(position),
                new Intervention(where, Positions.of(position), new Action.AddUnembedding(token, strength)));
    }

    /// Cutting an edge of heads' attention, or all to the key, or all from the query.
    ///
    /// @param query the token that attends, or [#ANY] for the key alone
    /// @param key   the token that is attended to, or [#ANY] for the query alone
    public List<List<Offer>> edges(List<Head> heads, int query, int key) {
        String in = heads.size() == 1 ? " in " + heads.getFirst() : " in " + heads.size() + " heads";
        List<List<Offer>> groups = new ArrayList<>();
        if (query != ANY && key != ANY) {
            groups.add(cuts(heads, "Cut " + name(query) + " → " + name(key) + in, Positions.of(query), Positions.of(key)));
        }
        if (key != ANY) {
            groups.add(cuts(heads, "Cut all edges to " + name(key) + in, Positions.ALL, Positions.of(key)));
        }
        if (query != ANY) {
            // nothing is left that could be renormalised
            groups.add(List.of(cut(heads, "Cut all edges from " + name(query) + in, new Action.Cut(Positions.of(query), Positions.ALL,
                    false))));
        }
        return groups;
    }

    /// Cutting what two parts give a score of a head together, at one key or at every key that the query can look at.
    public List<Offer> parts(Head head, int query, int key, String queryPart, String keyPart) {
        String words = "Cut " + queryPart + " × " + keyPart + " in " + head + ", " + name(query) + " → ";
        return List.of(parts(head, query, words + name(key), new Action.CutParts(queryPart, keyPart, Positions.of(key))), parts(head, query,
                words + "every key", new Action.CutParts(queryPart, keyPart, Positions.ALL)));
    }

    private Offer parts(Head head, int query, String words, Action.CutParts action) {
        return offer(words, new Intervention(Where.head(Site.ATTN_SCORES, head), Positions.of(query), action));
    }

    /// Goes to where it is strongest in a corpus.
    public void show(Exampled exampled) {
        session.look(view -> view.withExamples(exampled.look().apply(view.examples())).withWorkspace(Workspace.EXAMPLES));
    }

    /// Does it, or takes it back; one step of undo.
    public void choose(Offer offer) {
        if (offer.possible()) {
            session.change(offer::chosen);
        }
    }

    private List<Offer> ablations(String name, Where where) {
        return List.of(offer("Ablate " + name + ": zero", at(where, Action.Set.ZERO)),
                offer("Ablate " + name + ": mean", at(where, new Action.Mean(false))),
                offer("Ablate " + name + ": resample from the second prompt", at(where, new Action.CopyOther())));
    }

    private Offer scale(String name, Where where) {
        List<Intervention> scaled = now().active().stream()
                .filter(line -> line.where().equals(where) && line.action() instanceof Action.Scale).toList();
        return Offer.of(now(), "Scale " + name + "…", scaled.isEmpty() ? List.of(at(where, new Action.Scale(SCALE))) : scaled);
    }

    private Offer freeze(String name, Where where) {
        return offer("Freeze " + name, at(where, new Action.Freeze()));
    }

    private Offer patch(Where where) {
        return offer("Patch " + where.label() + " from the second prompt", at(where, new Action.CopyOther()));
    }

    private List<Offer> cuts(List<Head> heads, String words, Positions queries, Positions keys) {
        return List.of(cut(heads, words, new Action.Cut(queries, keys, false)), cut(heads, words + ", renormalise", new Action.Cut(queries,
                keys, true)));
    }

    private Offer cut(List<Head> heads, String words, Action.Cut action) {
        return Offer.of(now(), words, heads.stream().map(head -> at(Where.head(Site.PATTERN, head), action)).toList());
    }

    private Offer offer(String words, Intervention line) {
        return Offer.of(now(), words, List.of(line));
    }

    private static Intervention at(Where where, Action action) {
        return new Intervention(where, Positions.ALL, action);
    }

    private Experiment now() {
        return session.experiment().get();
    }

    private String name(int position) {
        Findings found = session.findings().get();
        TokenRow tokens = found == null ? TokenRow.NONE : found.tokens();
        String label = tokens.bos() && position == 0 ? "BOS" : position < tokens.length() ? tokens.labels()[position] : "token";
        return label + " " + position;
    }
}
