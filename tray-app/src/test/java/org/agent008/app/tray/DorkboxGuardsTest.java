package org.agent008.app.tray;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DorkboxGuardsTest {
    private static final int MORE_THAN_A_PIPE_HOLDS = 300_000;

    @Test
    @Timeout(50)
    void theLibraryReadsALongListOfProcessesAtOnce() throws Exception {
        DorkboxGuards.apply();
        Class<?> os = Class.forName("dorkbox.os.OS");
        Method execute = os.getDeclaredMethod("execute", String[].class, long.class);
        execute.setAccessible(true);
        Object output =
                execute.invoke(
                        os.getField("INSTANCE").get(null),
                        new String[] {
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Chatter.class.getName()
                        },
                        60L);
        assertThat((String) output).hasSize(MORE_THAN_A_PIPE_HOLDS);
    }

    @Test
    void theLibraryCannotPhoneHome() throws Exception {
        assertThat(
                        Collections.list(
                                getClass()
                                        .getClassLoader()
                                        .getResources("dorkbox/updates/Updates.class")))
                .singleElement()
                .satisfies(url -> assertThat(url.getPath()).doesNotContain("com/dorkbox"));
    }

    /** Says more than fits into a pipe. */
    static final class Chatter {
        private Chatter() {}

        public static void main(String[] args) {
            System.out.print("x".repeat(MORE_THAN_A_PIPE_HOLDS));
        }
    }
}
