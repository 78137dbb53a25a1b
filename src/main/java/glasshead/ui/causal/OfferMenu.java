package glasshead.ui.causal;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

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

    /// The same, and where to see when it is strong.
    ///
    /// @param exampled nothing for what has no examples
    public static List<MenuItem> items(Offers offers, List<List<Offer>> groups, @Nullable Exampled exampled) {
        List<MenuItem> items = items(offers, groups);
        if (exampled != null) {
            if (!items.isEmpty()) {
                items.add(new SeparatorMenuItem());
            }
            items.add(examples(offers, exampled));
        }
        return items;
    }

    /// Where to see when it is strong.
    public static MenuItem examples(Offers offers, Exampled exampled) {
        MenuItem item = new MenuItem("Examples of " + exampled.name() + " in a corpus (E)");
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> offers.show(exampled));
        return item;
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
