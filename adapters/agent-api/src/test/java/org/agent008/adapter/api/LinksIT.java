package org.agent008.adapter.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links, and what programs may not have called. */
class LinksIT {
    private Rig rig;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        rig = new Rig(directory);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aLinkIsBroughtToThePerson() throws IOException {
        assertThat(open("{\"uri\": \"tel:1001\"}").body()).isEqualTo("{\"outcome\":\"asked\"}");
        assertThat(open("").body()).isEqualTo("{\"outcome\":\"shown\"}");
        Http.Response refused = open("{\"uri\": \"tel:900\"}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("Not this one.");
    }

    @Test
    void programsCallNoEmergencyNumberAndHandNoCallOnThere() throws IOException {
        Http.Response call = rig.http.post("/v1/calls").json("{\"to\": \"tel:112\"}").send();
        assertThat(call.status()).isEqualTo(403);
        assertThat(call.body()).contains("dialPolicy.allow");
        rig.phone.rings("a");
        rig.http.post("/v1/calls/a/answer").send();
        Http.Response transfer =
                rig.http.post("/v1/calls/a/transfer").json("{\"to\": \"+44 9098 790000\"}").send();
        assertThat(transfer.status()).isEqualTo(403);
        assertThat(transfer.body()).contains("premium-rate");
    }

    private Http.Response open(String body) throws IOException {
        return rig.http.post("/v1/open").json(body).send();
    }
}
