/// Two models or two prompts side by side.
@NullMarked
package glasshead.ui.compare;

import org.jspecify.annotations.NullMarked;
