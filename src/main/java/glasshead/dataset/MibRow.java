package glasshead.dataset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonValue;
import glasshead.experiment.BadInput;
import glasshead.experiment.Example;
import glasshead.experiment.Prompt;
import glasshead.experiment.Quoted;
import glasshead.json.JsonForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A row of the Mechanistic Interpretability Benchmark's indirect-object data (`mib-bench/ioi`, Mueller et al., 2025): a prompt, the words
/// that may follow it and which of them is right, and counterfactual prompts by name, `s2_io_flip_counterfactual` and others.
///
/// Words have no space in front, tokens do. Of the counterfactuals one becomes the corrupted prompt: that which the benchmark takes by
/// default, else the first. `metadata` become columns, and `template` and `counterfactual` (which one it was) beside them.
///
/// @param counterfactuals by name
record MibRow(String prompt, @Nullable String template, @Nullable LinkedHashMap<String, String> metadata, List<String> choices,
        int answerKey, @JsonAnySetter @JsonAnyGetter Map<String, Counterfactual> counterfactuals) {

    static final JsonForm<MibRow> FORM = JsonForm.of(MibRow.class, "row", DataSetJson.ADVICE);
    /// What such a row has and no other form does.
    static final String MARK = "\"answerKey\"";

    private static final String SUFFIX = "_counterfactual";
    private static final String DEFAULT = "s2_io_flip";
    private static final String TEMPLATE = "template";
    private static final String COUNTERFACTUAL = "counterfactual";

    /// Many rows as one list.
    record Rows(@JsonValue List<MibRow> rows) {

        static final JsonForm<Rows> FORM = JsonForm.of(Rows.class, "set", DataSetJson.ADVICE).atMost(DataSets.LARGEST);

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Rows {
            rows = List.copyOf(rows);
        }
    }

    /// Another prompt, whose answers are not what the model is asked here.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Counterfactual(String prompt, @Nullable List<String> choices, @Nullable Integer answerKey) {
    }

    Example example() {
        if (answerKey < 0 || answerKey >= choices.size()) {
            throw new BadInput("'answerKey' is " + answerKey + " and there are " + choices.size() + " choices");
        }
        List<String> wrong = new ArrayList<>(choices);
        String right = wrong.remove(answerKey);
        LinkedHashMap<String, String> columns = new LinkedHashMap<>(Objects.requireNonNullElse(metadata, Map.of()));
        if (template != null) {
            columns.put(TEMPLATE, template);
        }
        String which = counterfactuals.containsKey(DEFAULT + SUFFIX) ? DEFAULT + SUFFIX
                : counterfactuals.keySet().stream().findFirst().orElse("");
        Counterfactual other = counterfactuals.get(which);
        if (other != null) {
            columns.put(COUNTERFACTUAL, which.replaceAll(SUFFIX + "$", ""));
        }
        return new Example(new Prompt.Text(prompt), other == null ? Prompt.NONE : new Prompt.Text(other.prompt), List.of(token(right)),
                wrong.stream().map(MibRow::token).toList(), columns);
    }

    static MibRow of(Example example) {
        List<String> choices = new ArrayList<>();
        example.answers().stream().limit(1).map(MibRow::word).forEach(choices::add);
        example.distractors().stream().map(MibRow::word).forEach(choices::add);
        if (example.answers().isEmpty()) {
            throw new BadInput("A row of MIB has an answer, and there is none to '" + example.prompt().written() + "'; give it one.");
        }
        LinkedHashMap<String, String> metadata = new LinkedHashMap<>(example.columns());
        String template = metadata.remove(TEMPLATE);
        String which = Objects.requireNonNullElse(metadata.remove(COUNTERFACTUAL), "other");
        Map<String, Counterfactual> further = example.other().isEmpty() ? Map.of()
                : Map.of(which + SUFFIX, new Counterfactual(example.other().written(), choices, Math.min(1, choices.size() - 1)));
        return new MibRow(example.prompt().written(), template, metadata, choices, 0, further);
    }

    private static String token(String word) {
        return word.startsWith(" ") ? word : " " + word;
    }

    private static String word(String token) {
        if (!token.startsWith(" ")) {
            throw new BadInput("A row of MIB has words that follow a space, and " + Quoted.of(token)
                    + " has none in front; choose another form of file.");
        }
        return token.substring(1);
    }
}
