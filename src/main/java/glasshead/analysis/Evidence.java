package glasshead.analysis;

import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Gpt2;

/// What an analysis may look at: the model, the activations of one run, and the question.
public record Evidence(Gpt2 model, ActivationCache cache, ContrastTokens contrast) {
}
