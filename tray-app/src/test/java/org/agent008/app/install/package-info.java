@NullMarked
package org.agent008.app.install;

import org.jspecify.annotations.NullMarked;
