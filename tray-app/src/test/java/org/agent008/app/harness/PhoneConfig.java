package org.agent008.app.harness;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A configuration file as a person would write it: one account, one signed webhook. */
public record PhoneConfig(URI pbx, String domain, String user, String password, Receiver receiver) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    public static final String NUMBER = "+34600111222";

    public String aor() {
        return "sip:" + user + "@" + domain;
    }

    /** The account's name in CDRs. */
    public String account() {
        return user + "@" + domain;
    }

    public Path writeTo(Path file) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("sipUri", aor());
        json.put("sipPassword", password);
        json.put("wsUri", pbx.toString());
        json.put("nickname", "Test");
        json.put("language", "en");
        json.putArray("numbers").addObject().put("number", NUMBER);
        json.putArray("webhooks")
                .addObject()
                .put("label", "test")
                .put("endpoint", receiver.url())
                .put("secret", Receiver.secret());
        json.putObject("api").put("port", 0);
        return Files.writeString(file, json.toPrettyString());
    }
}
