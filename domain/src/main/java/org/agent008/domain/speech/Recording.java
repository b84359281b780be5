package org.agent008.domain.speech;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The audio of a call: WebM with Opus in stereo, this phone left and the far end right.
 *
 * @param id unique for all time
 * @param length on the call's clock
 */
public record Recording(String id, Path file, long bytes, Duration length) {}
