package org.agent008.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {
    @Command(name = "broken")
    static final class Broken implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new IllegalStateException("The port is taken.");
        }
    }

    @Test
    void whatGoesWrongIsSaidInOneSentence() {
        StringWriter said = new StringWriter();
        CommandLine line = Main.commandLine();
        line.addSubcommand(new Broken());
        line.setErr(new PrintWriter(said));

        assertThat(line.execute("broken")).isEqualTo(1);

        assertThat(said.toString().lines())
                .containsExactly("Agent 008 has to stop: The port is taken.");
    }
}
