/// An experiment as something else that gives the same numbers: a command line, a Python script for TransformerLens, a notebook.
@NullMarked
package glasshead.script;

import org.jspecify.annotations.NullMarked;
