package glasshead.script;

import java.util.List;

/// A passport as one HTML page that opens offline.
public final class PassportPage {

    private PassportPage() {}

    public static String of(Passport passport) {
        StringBuilder body = new StringBuilder();
        for (PassportSections.Section section : PassportSections.of(passport)) {
            body.append(Html.section(section.title(), list(section.sentences()) + (section.rows().isEmpty() ? ""
                    : Html.table(section.head(), section.rows()))));
        }
        return Html.page(passport.part() + " of " + passport.model(), body.toString());
    }

    private static String list(List<String> sentences) {
        StringBuilder items = new StringBuilder();
        sentences.forEach(each -> items.append("<li>").append(Html.text(each)).append("</li>"));
        return items.isEmpty() ? "" : "<ul>" + items + "</ul>";
    }
}
