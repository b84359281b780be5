@NullMarked
package org.agent008.adapter.recording;

import org.jspecify.annotations.NullMarked;
