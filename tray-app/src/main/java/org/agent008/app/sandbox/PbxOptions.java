package org.agent008.app.sandbox;

import java.util.Map;
import org.agent008.domain.settings.Secret;

/**
 * A small phone system.
 *
 * @param domain its SIP domain, also the digest realm
 * @param users who may register and call, with their passwords
 * @param services further numbers, each led to one of the users
 */
public record PbxOptions(
        String domain,
        Map<String, Secret> users,
        Map<String, String> services,
        DigestAlgorithm algorithm) {
    public PbxOptions {
        users = Map.copyOf(users);
        services = Map.copyOf(services);
    }
}
