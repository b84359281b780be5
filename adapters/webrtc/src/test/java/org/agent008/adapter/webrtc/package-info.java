@NullMarked
package org.agent008.adapter.webrtc;

import org.jspecify.annotations.NullMarked;
