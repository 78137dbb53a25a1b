/// The one strict way in which JSON of our own is read and written.
@NullMarked
package glasshead.json;

import org.jspecify.annotations.NullMarked;
