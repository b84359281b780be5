package org.agent008.app.screen;

import java.awt.EventQueue;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import javax.swing.JFrame;
import javax.swing.JTextField;

/** Another program, in which the person is writing something. */
public final class Typist {
    private Typist() {}

    public static void main(String[] args) throws Exception {
        EventQueue.invokeAndWait(() -> {
            JFrame frame = new JFrame("Letter");
            JTextField field = new JTextField(20);
            field.getAccessibleContext().setAccessibleName("Letter");
            frame.add(field);
            frame.pack();
            frame.setLocation(100, 100);
            frame.setVisible(true);
        });
        System.out.println("started");
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            AskedProgram.answers(line);
        }
        System.exit(0);
    }
}
