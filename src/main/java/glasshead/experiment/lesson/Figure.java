package glasshead.experiment.lesson;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import glasshead.experiment.BadInput;
import glasshead.experiment.Component;
import glasshead.experiment.CompositionKind;
import glasshead.experiment.Head;
import glasshead.experiment.MapKind;
import glasshead.experiment.Metric;
import glasshead.experiment.ScrubMetric;
import glasshead.experiment.Word;
import org.jspecify.annotations.Nullable;

/// A number that a run of a step's state has. In JSON an object with its `kind`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = Figure.Outcome.class, name = "outcome"),
    @JsonSubTypes.Type(value = Figure.Attribution.class, name = "attribution"),
    @JsonSubTypes.Type(value = Figure.Attention.class, name = "attention"),
    @JsonSubTypes.Type(value = Figure.Composition.class, name = "composition"),
    @JsonSubTypes.Type(value = Figure.Effect.class, name = "effect"),
    @JsonSubTypes.Type(value = Figure.Recovered.class, name = "recovered"),
    @JsonSubTypes.Type(value = Figure.Strongest.class, name = "strongest"),
    @JsonSubTypes.Type(value = Figure.Addition.class, name = "addition")})
public sealed interface Figure {

    /// A metric, of a set in the mean.
    ///
    /// @param of        the logit difference where it is missing
    /// @param untouched without interventions; with them where it is missing
    record Outcome(@Nullable Metric of, @Nullable Boolean untouched) implements Figure {

        public Metric metric() {
            return of == null ? Metric.LOGIT_DIFFERENCE : of;
        }

        public boolean before() {
            return untouched != null && untouched;
        }
    }

    /// What a part writes towards the answer, by direct logit attribution, with the interventions on screen; of a set in the mean.
    ///
    /// @param part as `L3H0`, `MLP2`, `embed`
    record Attribution(String part) implements Figure {
    }

    /// How much a head looks from one token at another, with the interventions on screen.
    record Attention(Head head, int query, int key) implements Figure {
        public Attention {
            if (query < 0 || key < 0) {
                throw new BadInput("tokens count from 0");
            }
        }
    }

    /// How much a head reads of what an earlier one writes, by the weights alone.
    record Composition(CompositionKind into, Head from, Head to) implements Figure {
    }

    /// What one cell of a map changes of the logit difference.
    ///
    /// @param head       missing where cells are no heads
    /// @param position   missing where cells have none
    /// @param normalised of patching: as a share of the difference between both prompts' runs; in logits where it is missing
    record Effect(MapKind map, int layer, @Nullable Integer head, @Nullable Integer position, @Nullable Boolean normalised)
            implements
                Figure {

        public boolean asShare() {
            return normalised != null && normalised;
        }
    }

    /// What the hypothesis in the state recovers.
    record Recovered(ScrubMetric metric) implements Figure {
    }

    /// The largest value of a part in the scan of a corpus that the model brings.
    ///
    /// @param part a head, a neuron or a direction
    record Strongest(Component part) implements Figure {
    }

    /// How a model adds modulo a prime, over all pairs.
    record Addition(AdditionNumber of) implements Figure {
    }

    /// What of that.
    enum AdditionNumber implements Word {
        /// How many key frequencies there are.
        KEYS,
        /// The share of the logits' variance that they carry.
        SHARE,
        /// The loss of the whole model, in nats.
        LOSS,
        /// The loss with the key frequencies alone.
        RESTRICTED,
        /// The loss without any of them.
        EXCLUDED,
        /// The share of pairs that are right.
        RIGHT
    }
}
