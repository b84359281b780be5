package org.agent008.domain.fake;

import org.agent008.domain.contract.SecretsContract;
import org.agent008.domain.port.Secrets;

class FakeSecretsTest implements SecretsContract {
    private final FakeSecrets secrets = new FakeSecrets();

    @Override
    public Secrets secrets() {
        return secrets;
    }
}
