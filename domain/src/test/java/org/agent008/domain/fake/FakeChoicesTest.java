package org.agent008.domain.fake;

import org.agent008.domain.contract.ChoicesContract;
import org.agent008.domain.port.Choices;

class FakeChoicesTest implements ChoicesContract {
    private final FakeChoices choices = new FakeChoices();

    @Override
    public Choices choices() {
        return choices;
    }

    @Override
    public Choices choicesLater() {
        choices.close();
        return choices.later();
    }
}
