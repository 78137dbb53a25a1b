package glasshead.engine;

import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.ModelExample;
import glasshead.checkpoint.TensorSource;
import glasshead.checkpoint.hub.DownloadControl;
import glasshead.checkpoint.hub.HubSettings;
import glasshead.checkpoint.hub.KnownModel;
import glasshead.checkpoint.hub.LibraryEntry;
import glasshead.checkpoint.hub.LibraryEntry.Kind;
import glasshead.checkpoint.hub.ModelDownload;
import glasshead.checkpoint.hub.ModelLibrary;
import glasshead.checkpoint.hub.ModelPlace;
import glasshead.checkpoint.hub.Progress;
import glasshead.engine.scores.ModelScores;
import glasshead.engine.scores.ScoreStore;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.gpt2.Gpt2Config;
import glasshead.gpt2.TensorPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The models that can be opened, without opening them.
public final class Models {

    /// What a GPT-2 from the hub opens with, since it brings no example of its own. Source: TransformerLens, Exploratory Analysis Demo.
    private static final ModelExample GPT2_EXAMPLE = new ModelExample("When John and Mary went to the shops, John gave the bag to",
            List.of(" Mary"), List.of(" John"), List.of(), "When John and Mary went to the shops, Mary gave the bag to");

    private final ModelLibrary library;
    private final HubSettings hub;
    private final ScoreStore scores;

    /// The shipped models alone; no other place is looked at.
    ///
    /// @param shipped their folder
    public Models(Path shipped) {
        this(ModelLibrary.shippedOnly(shipped), HubSettings.from(Map.of("HF_HUB_OFFLINE", "1"), shipped));
    }

    /// Without a place to keep scores in.
    ///
    /// @param hub where models that are not here are fetched from
    public Models(ModelLibrary library, HubSettings hub) {
        this(library, hub, new ScoreStore(Optional.empty(), _ -> {}));
    }

    /// @param scores where the scores of models that don't bring any are kept
    public Models(ModelLibrary library, HubSettings hub, ScoreStore scores) {
        this.library = library;
        this.hub = hub;
        this.scores = scores;
    }

    /// Names of the models that are on this machine and can be opened by name.
    public List<String> names() {
        return library.entries().stream().filter(LibraryEntry::isHere).map(LibraryEntry::name).toList();
    }

    /// Every model that is known, here or not, with what it takes.
    public List<ModelEntry> list() {
        return library.entries().stream().map(ModelEntry::of).toList();
    }

    /// The entry of one model; of one that the hub may have when it is not in the list.
    public ModelEntry entry(String name) {
        return listed(name).orElseGet(() -> ModelEntry.of(new LibraryEntry(name, Kind.HUB, null, ModelLibrary.repository(name))));
    }

    /// The entry of a model that is here, in the list or in any folder.
    public ModelEntry entry(ModelPlace place) {
        return listed(place.name()).orElseGet(() -> ModelEntry.of(new LibraryEntry(place.name(), Kind.FOLDER, place.folder(), null)));
    }

    private Optional<ModelEntry> listed(String name) {
        return list().stream().filter(entry -> entry.entry().isNamed(name)).findFirst();
    }

    /// What a model opens with: its own example, or an empty prompt.
    ///
    /// @throws glasshead.experiment.BadInput when there is no such model, or its folder can't be used
    public Experiment example(String name) {
        ModelPlace place = place(name);
        return example(place.name(), place.folder(), CheckpointFolder.open(place.folder()).hasTokenizer()).withModel(name);
    }

    /// What is to be said about how a model is read: a sentence for each thing in its files that could be taken in several ways, and for
    /// what nothing reads. Its weights are not loaded.
    ///
    /// @throws glasshead.experiment.BadInput when it can't be used
    public List<String> notes(ModelPlace place) {
        try (OpenFolder opened = OpenFolder.open(place.folder()); TensorSource tensors = opened.weights(place.step())) {
            return opened.info(place, TensorPlan.of(opened.config(), tensors)).notes();
        }
    }

    /// Fetches a model from the hub, unless it is here. Blocks until it is.
    ///
    /// @param listener called on this thread
    /// @throws java.util.concurrent.CancellationException when the user cancelled
    public void get(String name, DownloadControl control, Consumer<Progress> listener) {
        if (!library.isLocal(name)) {
            new ModelDownload(hub, Gpt2Config::parse).get(ModelLibrary.repository(name), control, listener);
        }
    }

    /// Remembers a model folder.
    ///
    /// @return the name that it can be used by from now on
    public String add(Path folder) {
        Gpt2Config.parse(CheckpointFolder.open(folder).config());
        return library.add(folder);
    }

    /// Deletes a model that came from the hub, or forgets an added folder.
    public void remove(String name) {
        library.remove(name);
    }

    /// The files of a model from the hub whose contents are not what the hub announced.
    public List<String> damagedFiles(String name) {
        return library.damagedFiles(name);
    }

    /// Where a model is, whatever step of its training is meant.
    ///
    /// @throws glasshead.experiment.BadInput when it is not on this machine
    public Path folder(String name) {
        return place(name).folder();
    }

    /// Which weights a name means: a model's, or a model's at a step of its training, as `tiny-english@2500`.
    ///
    /// @throws glasshead.experiment.BadInput when the model is not on this machine
    public ModelPlace place(String name) {
        return library.place(name);
    }

    /// The detector scores of a model that are known without computing them.
    ///
    /// @throws glasshead.experiment.BadInput when there is no such model here, or its scores can't be used
    public Optional<ModelScores> scores(String name) {
        ModelPlace place = place(name);
        return scores.find(place.folder(), place.step());
    }

    ScoreStore scoreStore() {
        return scores;
    }

    static Experiment example(String name, Path folder, boolean hasText) {
        ModelExample own = ModelExample.read(folder);
        ModelExample example = own.prompt().isEmpty() && KnownModel.named(name).isPresent() ? GPT2_EXAMPLE : own;
        Prompt prompt = hasText ? new Prompt.Text(example.prompt()) : new Prompt.Tokens(List.of());
        Contrast contrast = new Contrast(example.answers(), example.distractors(), Contrast.LAST);
        return new Experiment(name, prompt, Prompt.NONE, contrast, List.of(), Options.DEFAULT);
    }
}
