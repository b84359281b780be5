/** The program: wires the hexagon and lets people start it. */
@NullMarked
package org.agent008.app;

import org.jspecify.annotations.NullMarked;
