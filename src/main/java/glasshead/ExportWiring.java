package glasshead;

import glasshead.session.InferenceService;
import glasshead.session.Session;
import glasshead.ui.export.ScriptForm;
import glasshead.ui.export.ScriptViewModel;
import glasshead.ui.export.ScriptWindow;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.CopyBoard;
import glasshead.ui.shell.MainView;
import glasshead.ui.shell.SaveDialog;
import java.util.Locale;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What the Export menu takes away of the experiment on screen.
record ExportWiring(Session session, InferenceService service, CopyBoard board, SaveDialog dialog, ViewOptions options) {

    void into(MainView window) {
        window.exports().add(new SeparatorMenuItem());
        for (ScriptForm form : ScriptForm.values()) {
            MenuItem item = new MenuItem("Experiment as " + name(form) + "…");
            item.setOnAction(_ -> show(window, form));
            window.exports().add(item);
        }
    }

    private static String name(ScriptForm form) {
        return form == ScriptForm.PYTHON ? form.label() : form.label().toLowerCase(Locale.ROOT);
    }

    private void show(MainView window, ScriptForm form) {
        ScriptViewModel model = new ScriptViewModel(session, service);
        model.form().set(form);
        new ScriptWindow(window.getScene().getWindow(), model, board, name -> dialog.ask("Save the experiment", name), options).show();
    }
}
