package org.agent008.app.window;

import javax.swing.JButton;
import javax.swing.JPasswordField;
import javax.swing.JTextField;
import org.agent008.domain.phone.Configuration;
import org.agent008.domain.phone.Login;
import org.agent008.domain.settings.Secret;

/** Logs in to the server that the settings come from, and out. On the event thread only. */
final class LoginForm {
    private final SettingsForm form;
    private final JTextField nickname = new JTextField(26);
    private final JPasswordField password = new JPasswordField();
    private final JButton out = Buttons.plain("Log out");

    LoginForm(Configuration configuration, Gui gui) {
        form = new SettingsForm("Log in", gui);
        form.field("Name:", 'N', nickname);
        form.field("Password:", 'P', password);
        JButton in = Buttons.filled("Log in", Look.Tone.GO);
        in.addActionListener(_ -> {
            String name = nickname.getText().strip();
            Secret secret = new Secret(new String(password.getPassword()));
            password.setText("");
            form.run(in, () -> configuration.logIn(name, secret));
        });
        out.setMnemonic('O');
        out.addActionListener(_ -> form.run(out, configuration::logOut));
        form.end(out, in);
    }

    void show(Login login) {
        switch (login) {
            case Login.LoggedIn(String server, String name) -> {
                nickname.setText(name);
                form.say("The settings of " + server + " are in force.", false);
            }
            case Login.LoggedOut(String server) ->
                    form.say("Your settings are at " + server + ".", false);
            case Login.NotNeeded() -> form.say("", false);
        }
        out.setVisible(login instanceof Login.LoggedIn);
        form.present();
        nickname.requestFocusInWindow();
    }
}
