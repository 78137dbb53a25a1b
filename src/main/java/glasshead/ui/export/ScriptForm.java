package glasshead.ui.export;

import glasshead.engine.Recipe;
import glasshead.script.CommandLineText;
import glasshead.script.Notebook;
import glasshead.script.PythonScript;
import glasshead.script.Script;
import java.util.Set;
import java.util.function.Function;

/// What an experiment can be written as.
public enum ScriptForm {
    COMMAND("Command line", "The same run without a window", recipe -> CommandLineText.of(recipe.experiment(), Set.copyOf(recipe.model()
            .vocabulary().texts())::contains)),
    PYTHON("Python", "A short script for TransformerLens 2", PythonScript::of),
    NOTEBOOK("Notebook", "The Python as a Jupyter notebook", recipe -> Notebook.of(PythonScript.of(recipe)));

    private final String label;
    private final String meaning;
    private final Function<Recipe, Script> writer;

    ScriptForm(String label, String meaning, Function<Recipe, Script> writer) {
        this.label = label;
        this.meaning = meaning;
        this.writer = writer;
    }

    public String label() {
        return label;
    }

    String meaning() {
        return meaning;
    }

    Script write(Recipe recipe) {
        return writer.apply(recipe);
    }
}
