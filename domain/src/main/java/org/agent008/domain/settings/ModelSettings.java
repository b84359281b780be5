package org.agent008.domain.settings;

import java.net.URI;
import java.util.Optional;

/**
 * A language model behind an API that speaks as OpenAI's does.
 *
 * @param baseUrl ends in {@code /v1} as a rule
 * @param name of the model there
 * @param key empty where none is asked for, such as on this machine
 */
public record ModelSettings(URI baseUrl, String name, Optional<Secret> key) {}
