package org.agent008.adapter.settings;

import java.util.List;
import java.util.Optional;
import org.agent008.domain.phone.Login;

/**
 * All layers as they were read at one moment, not checked yet.
 *
 * @param settingsUri where further settings come from
 * @param server what came from there
 * @param fault a layer that could not be read at all
 */
record Reading(
        Layers layers,
        Optional<SettingsUri> settingsUri,
        Optional<Layer> server,
        Login login,
        List<Finding> notices,
        Optional<Finding> fault) {}
