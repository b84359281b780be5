/** Media on webrtc-java: pooled lines, and the desk where their audio meets. */
@NullMarked
package org.agent008.adapter.webrtc;

import org.jspecify.annotations.NullMarked;
