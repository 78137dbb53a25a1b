package glasshead.experiment;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;

/// A named direction at a place in the residual stream, `truth@blocks.2.hook_resid_post`, or the logit of a next token, ` Mary@logits`: one
/// number at each token.
///
/// @param site the TransformerLens name of a place that is as wide as the residual stream, or [#LOGITS]
@JsonClassDescription("a direction, as \"truth@blocks.2.hook_resid_post\"")
public record Direction(String name, String site) implements Component, Serializable {

    /// The place of a logit; its direction is the token's column of W_U, on the residual stream behind the final LayerNorm.
    public static final String LOGITS = "logits";
    private static final char AT = '@';

    public Direction {
        if (name.isEmpty()) {
            throw new BadInput("A direction needs a name; write truth" + AT + "blocks.2.hook_resid_post.");
        }
        if (!site.equals(LOGITS) && Where.parse(site).site().axes() != Site.Axes.RESIDUAL) {
            throw new BadInput("A direction is read where activations are as wide as the residual stream, as at blocks.2.hook_resid_post, "
                    + "not at " + site + ".");
        }
    }

    /// @throws BadInput when `name` is not of the form `truth@blocks.2.hook_resid_post`
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Direction parse(String name) {
        int at = name.lastIndexOf(AT);
        if (at < 0) {
            throw new BadInput(Quoted.of(name) + " is not a direction; write its name and its place, as truth" + AT
                    + "blocks.2.hook_resid_post.");
        }
        return new Direction(name.substring(0, at), name.substring(at + 1));
    }

    /// Whether a name says where the direction is.
    public static boolean isNamed(String name) {
        return name.indexOf(AT) >= 0;
    }

    public static Direction logit(String token) {
        return new Direction(token, LOGITS);
    }

    public boolean isLogit() {
        return site.equals(LOGITS);
    }

    /// What it is read from.
    public Where where() {
        return isLogit() ? Where.layer(Site.LN_FINAL_NORMALIZED, 0) : Where.parse(site);
    }

    /// Its block; -1 outside of the blocks.
    @Override
    public int layer() {
        return where().site().perLayer() ? where().layer() : -1;
    }

    /// It has no number.
    @Override
    public int index() {
        return -1;
    }

    @JsonValue
    @Override
    public String toString() {
        return name + AT + site;
    }
}
