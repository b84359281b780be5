package org.agent008.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.agent008.domain.port.Secrets;
import org.agent008.domain.settings.Secret;
import org.junit.jupiter.api.Test;

/** What every keeper of secrets does. */
public interface SecretsContract {
    /** The keeper under test, empty at first; always the same one within a test. */
    Secrets secrets();

    @Test
    default void whatIsKeptIsFoundByItsNameAndNoOther() {
        secrets().put("sip", new Secret("pässword \"1\"\n"));
        secrets().put("other", new Secret("2"));

        assertThat(secrets().find("sip")).contains(new Secret("pässword \"1\"\n"));
        assertThat(secrets().find("nothing")).isEmpty();
    }

    @Test
    default void aSecondSecretTakesThePlaceOfTheFirst() {
        secrets().put("sip", new Secret("old"));
        secrets().put("sip", new Secret("new"));

        assertThat(secrets().find("sip")).contains(new Secret("new"));
    }

    @Test
    default void whatWasRemovedIsGoneAndRemovingItAgainDoesNoHarm() {
        secrets().put("sip", new Secret("1"));
        secrets().remove("sip");
        secrets().remove("sip");

        assertThat(secrets().find("sip")).isEmpty();
    }

    @Test
    default void longSettingsFitIn() {
        String settings = "{\"sipPassword\": \"x\"}\n".repeat(2_000);
        secrets().put("settings", new Secret(settings));

        assertThat(secrets().find("settings")).contains(new Secret(settings));
    }
}
