package glasshead.ui.shell;

import glasshead.experiment.view.Workspace;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.layout.Region;

/// What each workspace is filled with. One that has no content here is not on the rail, and who asks for it sees the heads.
///
/// A workspace is one line where the window is wired:
///
/// ```java
/// new Workspaces(heads).with(Workspace.LENS, () -> new LensWorkspace(new LensViewModel(session, service), options).content());
/// ```
///
/// - The content is made when it is first shown, on the FX thread, and kept: a view model that is made in the supplier costs nothing
///   before. While another workspace is shown it is in no scene; what is costly to follow should wait until it is in one again.
/// - It is one [glasshead.ui.panel.Panel], or panels side by side and one below the other in [RememberedSplit]s, which may hold each other.
///   Then each panel can fill the window, and the user's dividers are kept. A panel that is made later may be put in as well.
/// - The smallest panel is 15 x 9.5 em; where one needs more, it gets a style class with `-fx-min-width` and `-fx-min-height` in its own
///   style sheet. Where the window is narrower than all of them they stand one below the
///   other, and where it is lower, the page scrolls.
/// - What is shown of the run before dims itself when the experiment can't be run. A panel that says by itself what its numbers belong to
///   has the style class [glasshead.ui.panel.Panel#SAYS_ITSELF].
/// - What the user chose in it belongs in a record of its own in [glasshead.experiment.view.View], so that undo and session bring it back.
/// - Pictures (regions that take the focus) and lists get the keys when the pointer is over them; the first of them gets the focus when the
///   workspace is shown.
public final class Workspaces {

    private final Map<Workspace, Supplier<? extends Region>> suppliers = new EnumMap<>(Workspace.class);
    private final Map<Workspace, Region> made = new EnumMap<>(Workspace.class);

    /// @param heads what opens, and what is shown in place of a workspace that there is not
    public Workspaces(Supplier<? extends Region> heads) {
        suppliers.put(Workspace.HEADS, heads);
    }

    public Workspaces with(Workspace workspace, Supplier<? extends Region> content) {
        suppliers.put(workspace, content);
        return this;
    }

    /// Those that there are, in the order of the rail.
    Set<Workspace> all() {
        return suppliers.keySet();
    }

    Workspace orHeads(Workspace wanted) {
        return suppliers.containsKey(wanted) ? wanted : Workspace.HEADS;
    }

    Region content(Workspace workspace) {
        return made.computeIfAbsent(workspace, which -> Objects.requireNonNull(suppliers.get(which)).get());
    }
}
