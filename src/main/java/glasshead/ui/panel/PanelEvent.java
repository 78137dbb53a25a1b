package glasshead.ui.panel;

import javafx.event.Event;
import javafx.event.EventType;

/// What a panel's menu asks for, or that it has arrived; the window that the panel sits in does what is to be done.
public final class PanelEvent extends Event {

    public static final EventType<PanelEvent> ANY = new EventType<>(Event.ANY, "PANEL");
    /// The panel has come into a window: who listens above it may offer what can be done with it there.
    public static final EventType<PanelEvent> ARRIVED = new EventType<>(ANY, "PANEL_ARRIVED");
    public static final EventType<PanelEvent> ENLARGE = new EventType<>(ANY, "PANEL_ENLARGE");
    /// Into a window of its own, or back.
    public static final EventType<PanelEvent> UNDOCK = new EventType<>(ANY, "PANEL_UNDOCK");
    public static final EventType<PanelEvent> COPY_PICTURE = new EventType<>(ANY, "PANEL_COPY_PICTURE");
    public static final EventType<PanelEvent> SAVE_PNG = new EventType<>(ANY, "PANEL_SAVE_PNG");
    public static final EventType<PanelEvent> SAVE_SVG = new EventType<>(ANY, "PANEL_SAVE_SVG");
    public static final EventType<PanelEvent> SAVE_CSV = new EventType<>(ANY, "PANEL_SAVE_CSV");
    public static final EventType<PanelEvent> SAVE_JSON = new EventType<>(ANY, "PANEL_SAVE_JSON");
    public static final EventType<PanelEvent> SAVE_ACTIVATIONS = new EventType<>(ANY, "PANEL_SAVE_ACTIVATIONS");
    public static final EventType<PanelEvent> SHOW_TABLE = new EventType<>(ANY, "PANEL_SHOW_TABLE");
    public static final EventType<PanelEvent> COPY_TABLE = new EventType<>(ANY, "PANEL_COPY_TABLE");

    private static final long serialVersionUID = 1L;

    private final transient Panel panel;

    PanelEvent(EventType<PanelEvent> type, Panel panel) {
        super(panel, panel, type);
        this.panel = panel;
    }

    public Panel panel() {
        return panel;
    }
}
