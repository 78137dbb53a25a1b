/// What makes parts of a model fire, over corpora of any size: values with an exact merge, how a corpus is read, and the file that a scan
/// is kept in. Nothing here runs a model.
@NullMarked
package glasshead.scan;

import org.jspecify.annotations.NullMarked;
