package glasshead.ui.causal;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// Offers as the items of a context menu.
public final class OfferMenu {

    private OfferMenu() {}

    /// One item for each offer, ticked while it is done, and a line between the groups.
    public static List<MenuItem> items(Offers offers, List<List<Offer>> groups) {
        List<MenuItem> items = new ArrayList<>();
        for (List<Offer> group : groups) {
            if (!items.isEmpty()) {
                items.add(new SeparatorMenuItem());
            }
            group.forEach(offer -> items.add(item(offers, offer)));
        }
        return items;
    }

    private static MenuItem item(Offers offers, Offer offer) {
        CheckMenuItem item = new CheckMenuItem(offer.words());
        item.setMnemonicParsing(false);
        item.setSelected(offer.on());
        item.setDisable(!offer.possible());
        item.setOnAction(event -> offers.choose(offer));
        return item;
    }
}
