package org.agent008.adapter.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.agent008.domain.phone.Configuration;
import org.agent008.domain.phone.Login;

/** What the local API tells of the configuration. Safe from any thread. */
public final class ConfigurationJson {
    private ConfigurationJson() {}

    /**
     * {@code {settings {…}, login {state, server?, nickname?}, file, faults[], notices[]}}; {@code
     * document} is the settings as JSON, without secrets.
     */
    public static ObjectNode toJson(Configuration.State state, String document) {
        ObjectNode json = Json.object();
        json.set("settings", Json.read(document));
        ObjectNode login = json.putObject("login");
        switch (state.login()) {
            case Login.NotNeeded() -> login.put("state", "not-needed");
            case Login.LoggedOut(String server) ->
                    login.put("state", "logged-out").put("server", server);
            case Login.LoggedIn(String server, String nickname) ->
                    login.put("state", "logged-in").put("server", server).put("nickname", nickname);
        }
        json.put("file", state.file());
        json.set("faults", lines(state.faults()));
        json.set("notices", lines(state.notices()));
        return json;
    }

    private static ArrayNode lines(List<String> lines) {
        ArrayNode json = Json.array();
        lines.forEach(json::add);
        return json;
    }
}
