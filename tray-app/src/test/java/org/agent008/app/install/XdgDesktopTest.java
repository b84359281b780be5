package org.agent008.app.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XdgDesktopTest {
    @TempDir private Path home;

    @Test
    void linksAndTheSessionStartThePhoneUntilItIsTakenOut() throws IOException {
        XdgDesktop desktop = new XdgDesktop(home.resolve("data"), home.resolve("config"));
        List<Path> written = desktop.install(List.of("/opt/my phone/agent008"), true);

        assertThat(Files.readString(home.resolve("data/applications/agent008.desktop")))
                .contains("\nExec=\"/opt/my phone/agent008\" open %u\n")
                .contains("MimeType=x-scheme-handler/tel;x-scheme-handler/sip;")
                .contains("x-scheme-handler/callto;\n");
        assertThat(Files.readString(home.resolve("config/autostart/agent008.desktop")))
                .contains("\nExec=\"/opt/my phone/agent008\" run\n");
        assertThat(written).hasSize(3).allMatch(Files::isRegularFile);

        assertThat(desktop.uninstall()).containsExactlyInAnyOrderElementsOf(written);
        assertThat(written).noneMatch(Files::exists);
        assertThat(desktop.uninstall()).isEmpty();
    }

    @Test
    void withoutAutostartAnOlderOneGoes() throws IOException {
        XdgDesktop desktop = new XdgDesktop(home, home);
        desktop.install(List.of("agent008"), true);
        assertThat(desktop.install(List.of("agent008"), false)).hasSize(2);
        assertThat(home.resolve("autostart/agent008.desktop")).doesNotExist();
    }

    @Test
    void whatTheSpecificationReservesIsEscaped() {
        assertThat(XdgDesktop.quoted("a$b\"c%d")).isEqualTo("\"a\\\\$b\\\\\"c%%d\"");
    }
}
