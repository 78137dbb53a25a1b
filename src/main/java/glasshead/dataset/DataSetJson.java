package glasshead.dataset;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Prompt;
import glasshead.json.JsonForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Data sets as others write them in JSON; of what a row of theirs has beyond what we know, nothing is kept.
final class DataSetJson {

    static final String ADVICE = "correct it, or give comma-separated text";

    /// Our own: everything that a set has.
    static final JsonForm<DataSet> OWN = JsonForm.of(DataSet.class, "set", ADVICE).atMost(DataSets.LARGEST);

    private DataSetJson() {}

    /// AutoCircuit's file: `{"prompts": [{"clean", "corrupt", "answers", "wrong_answers"}]}`.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record AutoCircuit(List<Row> prompts) {

        static final JsonForm<AutoCircuit> FORM = JsonForm.of(AutoCircuit.class, "set", ADVICE).atMost(DataSets.LARGEST);

        /// One pair of prompts.
        @JsonIgnoreProperties(ignoreUnknown = true)
        record Row(String clean, @Nullable String corrupt, @Nullable List<String> answers,
                @JsonProperty("wrong_answers") @Nullable List<String> wrongAnswers) {
        }

        DataSet set(String name) {
            return new DataSet(name, prompts.stream().map(row -> new Example(new Prompt.Text(row.clean), text(row.corrupt), listed(
                    row.answers),
                    listed(row.wrongAnswers))).toList());
        }

        static AutoCircuit of(DataSet set) {
            return new AutoCircuit(set.examples().stream().map(example -> new Row(example.prompt().written(), example.other().isEmpty()
                    ? null
                    : example.other().written(), example.answers(), example.distractors())).toList());
        }
    }

    /// A line of the feature-circuits data: prefixes and one answer for each.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record FeatureCircuits(@JsonProperty("clean_prefix") String cleanPrefix,
            @JsonProperty("patch_prefix") @Nullable String patchPrefix, @JsonProperty("clean_answer") @Nullable String cleanAnswer,
            @JsonProperty("patch_answer") @Nullable String patchAnswer) {

        static final JsonForm<FeatureCircuits> FORM = JsonForm.of(FeatureCircuits.class, "row", ADVICE);

        Example example() {
            return new Example(new Prompt.Text(cleanPrefix), text(patchPrefix), one(cleanAnswer), one(patchAnswer));
        }

        static FeatureCircuits of(Example example) {
            return new FeatureCircuits(example.prompt().written(), example.other().isEmpty() ? null : example.other().written(),
                    first(example.answers()), first(example.distractors()));
        }
    }

    private static Prompt text(@Nullable String written) {
        return written == null ? Prompt.NONE : new Prompt.Text(written);
    }

    private static List<String> listed(@Nullable List<String> tokens) {
        return tokens == null ? List.of() : tokens;
    }

    private static List<String> one(@Nullable String token) {
        return token == null || token.isEmpty() ? List.of() : List.of(token);
    }

    private static @Nullable String first(List<String> tokens) {
        return tokens.isEmpty() ? null : tokens.getFirst();
    }
}
