/** Records calls to WebM files with Opus in stereo. */
@NullMarked
package org.agent008.adapter.recording;

import org.jspecify.annotations.NullMarked;
