package org.agent008.domain.speech;

import org.agent008.domain.call.CallId;

/**
 * What is heard in a call that goes on.
 *
 * @param last nothing of this segment changes any more; before that, the next ones replace it
 */
public record Words(CallId call, Segment segment, boolean last) {}
