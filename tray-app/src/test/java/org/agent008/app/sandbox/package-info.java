@NullMarked
package org.agent008.app.sandbox;

import org.jspecify.annotations.NullMarked;
