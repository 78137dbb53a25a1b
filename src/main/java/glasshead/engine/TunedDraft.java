package glasshead.engine;

import ai.djl.ndarray.NDManager;
import glasshead.analysis.lens.TunedFit.Fitted;
import glasshead.analysis.lens.TunedFit.State;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the fitting of a tuned lens has found so far, place by place: those that are done, and how far the others are. Kept on disk with
/// every change; any thread may change it.
final class TunedDraft {

    private static final String MAP = "map.";
    private static final String OFFSET = "offset.";
    /// On held-out texts of the logit lens and of this one, then the curve.
    private static final String DIVERGENCES = "divergences.";
    /// Of a place under way: A, then its moments; b in the same way; the best A and b; the step, the logit lens, and the curve.
    private static final String STATE_MAP = "state.map.";
    private static final String STATE_OFFSET = "state.offset.";
    private static final String STATE_BEST = "state.best.";
    private static final String STATE_CURVE = "state.curve.";
    private static final int MOMENTS = 3;

    private final LensDrafts drafts;
    private final int texts;
    private final int width;
    private final @Nullable Fitted[] fits;
    private final @Nullable State[] states;

    private TunedDraft(LensDrafts drafts, int texts, int places, int width) {
        this.drafts = drafts;
        this.texts = texts;
        this.width = width;
        fits = new Fitted[places];
        states = new State[places];
    }

    /// With what was found before the same fit was stopped.
    ///
    /// @param texts how many it is fitted on
    static TunedDraft read(LensDrafts drafts, NDManager manager, int texts, int places, int width) {
        SequencedMap<String, float[]> numbers = drafts.read(manager).map(LensDrafts.Draft::numbers).orElseGet(LinkedHashMap::new);
        TunedDraft draft = new TunedDraft(drafts, texts, places, width);
        for (int place = 0; place < places; place++) {
            draft.fits[place] = draft.fitted(numbers, place);
            draft.states[place] = draft.state(numbers, place);
        }
        return draft;
    }

    private @Nullable Fitted fitted(SequencedMap<String, float[]> numbers, int place) {
        float[] map = numbers.get(MAP + place);
        float[] offset = numbers.get(OFFSET + place);
        float[] divergences = numbers.get(DIVERGENCES + place);
        return map == null || offset == null || divergences == null || map.length != width * width || offset.length != width
                || divergences.length < 3 ? null : new Fitted(map, offset, from(divergences, 2), divergences[0], divergences[1]);
    }

    private @Nullable State state(SequencedMap<String, float[]> numbers, int place) {
        float[] map = numbers.get(STATE_MAP + place);
        float[] offset = numbers.get(STATE_OFFSET + place);
        float[] best = numbers.get(STATE_BEST + place);
        float[] curve = numbers.get(STATE_CURVE + place);
        if (map == null || offset == null || best == null || curve == null || map.length != MOMENTS * width * width
                || offset.length != MOMENTS * width || best.length != width * width + width || curve.length < 3) {
            return null;
        }
        return new State((int) curve[0], cut(map, MOMENTS), cut(offset, MOMENTS), List.of(Arrays.copyOf(best, width * width), Arrays
                .copyOfRange(best, width * width, best.length)), from(curve, 2), curve[1]);
    }

    private static List<float[]> cut(float[] numbers, int parts) {
        int size = numbers.length / parts;
        return IntStream.range(0, parts).mapToObj(part -> Arrays.copyOfRange(numbers, part * size, (part + 1) * size)).toList();
    }

    private static List<Double> from(float[] numbers, int first) {
        return IntStream.range(first, numbers.length).mapToObj(i -> (double) numbers[i]).toList();
    }

    synchronized List<Integer> left() {
        return IntStream.range(0, fits.length).filter(place -> fits[place] == null).boxed().toList();
    }

    /// Of the places that are done, in their order.
    synchronized List<Fitted> fits() {
        return Stream.of(fits).filter(Objects::nonNull).<Fitted>map(Objects::requireNonNull).toList();
    }

    /// Nothing where a place has not been begun.
    synchronized @Nullable State state(int place) {
        return states[place];
    }

    synchronized void put(int place, State state) {
        states[place] = state;
        write();
    }

    synchronized void put(int place, Fitted fit) {
        fits[place] = fit;
        states[place] = null;
        write();
    }

    private void write() {
        SequencedMap<String, float[]> numbers = new LinkedHashMap<>();
        for (int place = 0; place < fits.length; place++) {
            Fitted fit = fits[place];
            State state = states[place];
            if (fit != null) {
                numbers.put(MAP + place, fit.map());
                numbers.put(OFFSET + place, fit.offset());
                numbers.put(DIVERGENCES + place, joined(fit.logitLens(), fit.tunedLens(), fit.curve()));
            } else if (state != null) {
                numbers.put(STATE_MAP + place, joined(state.map()));
                numbers.put(STATE_OFFSET + place, joined(state.offset()));
                numbers.put(STATE_BEST + place, joined(state.best()));
                numbers.put(STATE_CURVE + place, joined(state.step(), state.logitLens(), state.curve()));
            }
        }
        drafts.write(new LensDrafts.Draft(texts, 0, 0, numbers));
    }

    private static float[] joined(double first, double second, List<Double> others) {
        float[] all = new float[2 + others.size()];
        all[0] = (float) first;
        all[1] = (float) second;
        IntStream.range(0, others.size()).forEach(i -> all[2 + i] = others.get(i).floatValue());
        return all;
    }

    private static float[] joined(List<float[]> parts) {
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
