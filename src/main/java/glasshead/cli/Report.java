package glasshead.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;

/// An answer in both of its forms.
interface Report {

    ObjectNode json();

    void print(PrintWriter out);
}
