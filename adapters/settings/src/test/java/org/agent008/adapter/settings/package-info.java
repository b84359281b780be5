@NullMarked
package org.agent008.adapter.settings;

import org.jspecify.annotations.NullMarked;
