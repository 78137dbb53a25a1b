package glasshead;

import glasshead.checkpoint.SafetensorsWriter.Late;
import glasshead.checkpoint.SafetensorsWriter.Tensor;
import glasshead.checkpoint.TensorFile;
import glasshead.cli.Cli;
import glasshead.engine.Question;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.WholeFile;
import glasshead.script.Report;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import glasshead.ui.export.About;
import glasshead.ui.export.PanelPicture;
import glasshead.ui.export.ScriptForm;
import glasshead.ui.export.ScriptViewModel;
import glasshead.ui.export.ScriptWindow;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import glasshead.ui.panel.PanelEvent;
import glasshead.ui.picture.CopyBoard;
import glasshead.ui.picture.Pictures;
import glasshead.ui.shell.MainView;
import glasshead.ui.shell.SaveDialog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What the Export menu takes away of the experiment on screen.
record ExportWiring(Session session, QuestionService service, CopyBoard board, SaveDialog dialog, ViewOptions options,
        Consumer<String> notice) {

    /// Sharp in print.
    private static final double PICTURE_SCALE = 2;

    void into(MainView window) {
        window.addEventHandler(PanelEvent.SAVE_ACTIVATIONS, event -> save(event.panel().activations(), "activations"));
        MenuItem all = new MenuItem("Activations…");
        all.setOnAction(_ -> save(List.of(), "run"));
        window.exports().add(all);
        MenuItem report = new MenuItem("Report…");
        report.setOnAction(_ -> report(window));
        window.exports().addAll(report, new SeparatorMenuItem());
        for (ScriptForm form : ScriptForm.values()) {
            MenuItem item = new MenuItem("Experiment as " + name(form) + "…");
            item.setOnAction(_ -> show(window, form));
            window.exports().add(item);
        }
    }

    /// @param sites none for all of the run, and the logits
    private void save(List<String> sites, String name) {
        dialog.ask("Save activations: .safetensors, or .npz for NumPy", name + ".safetensors").ifPresent(file -> {
            notice.accept("Saving activations…");
            Experiment experiment = session.experiment().get();
            service.answer(new Question.Activations(experiment, sites), tensors -> save(tensors, file), notice);
        });
    }

    /// They may be many, and the window should not stand still for them.
    private void save(SequencedMap<String, Tensor> tensors, Path file) {
        Thread.ofVirtual().name("activations").start(() -> {
            String outcome = written(tensors, file);
            Platform.runLater(() -> notice.accept(outcome));
        });
    }

    private static String written(SequencedMap<String, Tensor> tensors, Path file) {
        SequencedMap<String, Late> late = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> late.put(name, new Late(tensor.shape(), tensor::data)));
        try {
            TensorFile.write(file, late);
            return tensors.size() + " tensors saved to " + file;
        } catch (BadInput failed) {
            return failed.getMessage();
        }
    }

    private static String name(ScriptForm form) {
        return form == ScriptForm.PYTHON ? form.label() : form.label().toLowerCase(Locale.ROOT);
    }

    private void report(MainView window) {
        dialog.ask("Save a report", "report.html").ifPresent(file -> {
            Experiment experiment = session.experiment().get();
            List<Report.Picture> pictures = pictures(window);
            notice.accept("Making the report…");
            service.answer(new Question.Mark(experiment.model(), experiment.options().rawWeights()), mark -> service.answer(
                    new Question.RecipeOf(experiment), recipe -> write(new Report(recipe, mark, Cli.version(), pictures), file), notice),
                    notice);
        });
    }

    /// Of the panels that are on screen.
    private List<Report.Picture> pictures(MainView window) {
        return window.lookupAll(".panel").stream().filter(node -> isShown(node) && node instanceof Panel panel && !panel.title().get()
                .isBlank()).map(node -> new PanelPicture((Panel) node, About.text(session), options)).map(picture -> new Report.Picture(
                        picture.panel().title().get(), Pictures.png(picture.image(PICTURE_SCALE)))).toList();
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && node.getScene() != null && (node.getParent() == null || isShown(node.getParent()));
    }

    private void write(Report report, Path file) {
        try {
            WholeFile.write(file, report.page().text());
            notice.accept("Saved " + file);
        } catch (IOException failed) {
            notice.accept("The report could not be saved as " + file + " (" + failed.getClass().getSimpleName()
                    + "); choose another folder.");
        }
    }

    private void show(MainView window, ScriptForm form) {
        ScriptViewModel model = new ScriptViewModel(session, service);
        model.form().set(form);
        new ScriptWindow(window.getScene().getWindow(), model, board, name -> dialog.ask("Save the experiment", name), options).show();
    }
}
