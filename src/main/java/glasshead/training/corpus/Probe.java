package glasshead.training.corpus;

import java.util.List;

/// A text to be continued (a model reads `<|endoftext|>` before it), the tokens that continue it rightly, and those that would be the
/// mistake in question. Each answer and distractor is one token, with the space in front of it where it has one.
public record Probe(String text, List<String> answers, List<String> distractors) {
}
