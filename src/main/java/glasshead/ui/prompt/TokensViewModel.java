package glasshead.ui.prompt;

import glasshead.engine.Findings;
import glasshead.engine.TokenRow;
import glasshead.experiment.Alignment;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Site;
import glasshead.session.Selection;
import glasshead.session.Session;
import glasshead.ui.causal.Offer;
import glasshead.ui.causal.Offers;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The tokens of a prompt as the model reads it: hover previews one everywhere, a click reads the logits there, BOS is a switch.
public final class TokensViewModel {

    private final ReadOnlyObjectWrapper<List<TokenChip>> chips = new ReadOnlyObjectWrapper<>(List.of());
    private final Session session;
    private final PromptSlot slot;
    private @Nullable ObservableValue<TokenRow> elsewhere;

    TokensViewModel(Session session, PromptSlot slot) {
        this.session = session;
        this.slot = slot;
        session.findings().addListener((property, before, now) -> update());
        session.experiment().addListener((property, before, now) -> update());
        update();
    }

    /// Marks what differs from these tokens, which another session reads, in the place of those of the same experiment's other prompt.
    void compareWith(ObservableValue<TokenRow> tokens) {
        elsewhere = tokens;
        tokens.addListener((property, before, now) -> update());
        update();
    }

    ReadOnlyObjectProperty<List<TokenChip>> chips() {
        return chips.getReadOnlyProperty();
    }

    /// The token under the pointer in whichever panel.
    IntegerProperty hovered() {
        return session.selection().hoveredToken();
    }

    void click(TokenChip chip) {
        if (chip.kind() != TokenChip.Kind.TOKEN) {
            session.change(BosSwitch::flipped);
        } else if (chip.position() < session.findings().get().tokens().length()) {
            session.change(experiment -> experiment.withContrast(experiment.contrast().at(clicked(experiment, chip.position()))));
        }
    }

    Offers offers() {
        return new Offers(session);
    }

    /// What can be done to a token of the first prompt; empty for others.
    List<List<Offer>> offers(TokenChip chip) {
        return slot == PromptSlot.FIRST && chip.position() != Selection.NONE ? offers().embedding(Site.EMBED, chip.position()) : List.of();
    }

    void hover(int position) {
        hovered().set(position < 0 ? Selection.NONE : position);
    }

    /// The last position is where a contrast is read when none is locked, so locking and releasing it are the same.
    private int clicked(Experiment experiment, int position) {
        boolean last = position == session.findings().get().tokens().length() - 1;
        return last || experiment.contrast().position() == position ? Contrast.LAST : position;
    }

    private void update() {
        Findings found = session.findings().get();
        if (found == null) {
            return;
        }
        TokenRow row = slot.tokens(found);
        TokenRow facing = elsewhere == null ? slot.facing(found) : elsewhere.getValue();
        boolean compared = row.length() > 0 && facing.length() > 0;
        Alignment same = elsewhere == null ? Differences.of(row, facing) : Differences.shown(row, facing);
        int read = readAt(found);
        List<TokenChip> now = new ArrayList<>();
        if (found.model().hasBos() && !row.bos() && row.length() > 0) {
            now.add(new TokenChip(Selection.NONE, "BOS", TokenChip.Kind.BOS_OFF, false, false));
        }
        for (int position = 0; position < row.length(); position++) {
            boolean bos = row.bos() && position == 0;
            now.add(new TokenChip(position, bos ? "BOS" : row.labels()[position], bos ? TokenChip.Kind.BOS : TokenChip.Kind.TOKEN,
                    position == read, compared && same.partner(position) == Alignment.NONE));
        }
        chips.set(List.copyOf(now));
    }

    /// As the experiment says now, without waiting for its run.
    private int readAt(Findings found) {
        int chosen = session.experiment().get().contrast().position();
        int shown = chosen == Contrast.LAST ? found.tokens().length() - 1 : chosen;
        return slot == PromptSlot.FIRST ? shown : Selection.NONE;
    }
}
