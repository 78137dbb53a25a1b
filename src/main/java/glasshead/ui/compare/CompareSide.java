package glasshead.ui.compare;

import glasshead.session.QuestionService;
import glasshead.session.Session;
import glasshead.ui.model.ModelViewModel;
import glasshead.ui.prompt.PromptCutter;

/// One of the two that are compared.
///
/// @param model  its choice of models
/// @param cutter shortens its prompt with its model's tokenizer
/// @param scores answers what its model's scores on standard data are
public record CompareSide(Session session, ModelViewModel model, PromptCutter cutter, QuestionService scores) {
}
