/// Models on this machine, and models to get from the hub.
@NullMarked
package glasshead.checkpoint.hub;

import org.jspecify.annotations.NullMarked;
