package org.agent008.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTextTest {
    private static final String SERVER = "wss://pbx.example.com:7443/ws";

    @ParameterizedTest
    @ValueSource(strings = {"1001@pbx.example.com", "sip:1001@pbx.example.com"})
    void anAddressWithAHostAndAWebSocketServerCanBeSaved(String address) {
        assertThat(AccountText.missing(address, SERVER)).isEmpty();
        assertThat(AccountText.missing(address, " ws://10.0.0.1/ ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1001", "two words", "@pbx"})
    void anAddressWithoutAHostIsAskedForByExample(String address) {
        assertThat(AccountText.missing(address, SERVER))
                .contains("The SIP address is like 1001@pbx.example.com.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "pbx.example.com", "https://pbx.example.com", "wss://", "wss://a b"})
    void aServerThatIsNoWebSocketIsAskedForByExample(String server) {
        assertThat(AccountText.missing("1001@pbx", server))
                .contains("The server is like wss://pbx.example.com:7443/ws.");
    }
}
