package org.agent008.app.harness;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A configuration file as a person would write it: one account, one signed webhook. */
public record PhoneConfig(
        URI pbx,
        String domain,
        String user,
        String password,
        Receiver receiver,
        Optional<Path> trustStore) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    public static final String NUMBER = "+34600111222";

    public PhoneConfig(URI pbx, String domain, String user, String password, Receiver receiver) {
        this(pbx, domain, user, password, receiver, Optional.empty());
    }

    public PhoneConfig withTrustStore(Path authorities) {
        return new PhoneConfig(pbx, domain, user, password, receiver, Optional.of(authorities));
    }

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
        if (pbx.getScheme().startsWith("ws")) {
            json.put("wsUri", pbx.toString());
        } else {
            json.put("sipTransport", pbx.getScheme());
            json.put("sipProxy", pbx.getAuthority());
        }
        trustStore.ifPresent(pem -> json.put("trustStore", pem.toString()));
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
