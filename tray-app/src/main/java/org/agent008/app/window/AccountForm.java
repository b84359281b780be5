package org.agent008.app.window;

import com.formdev.flatlaf.FlatClientProperties;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JPasswordField;
import javax.swing.JTextField;
import org.agent008.domain.phone.AccountEntry;
import org.agent008.domain.phone.Configuration;
import org.agent008.domain.settings.Account;
import org.agent008.domain.settings.Secret;

/** The account at the phone system, entered by the person. On the event thread only. */
final class AccountForm {
    private final Configuration configuration;
    private final SettingsForm form;
    private final JTextField address = new JTextField(26);
    private final JTextField user = new JTextField();
    private final JPasswordField password = new JPasswordField();
    private final JTextField server = new JTextField();
    private final JButton save = Buttons.filled("Save", Look.Tone.GO);

    AccountForm(Configuration configuration, Gui gui) {
        this.configuration = configuration;
        form = new SettingsForm("Account", gui);
        hint(address, "1001@pbx.example.com");
        hint(user, "the part before @, unless told otherwise");
        hint(server, "wss://pbx.example.com:7443/ws");
        form.field("SIP address:", 'A', address);
        form.field("Password:", 'P', password);
        form.field("Server:", 'S', server);
        form.field("Log-in name:", 'L', user);
        Stream.of(address, server)
                .forEach(f -> f.getDocument().addDocumentListener(Frames.onChange(this::check)));
        save.addActionListener(_ -> form.run(save, () -> configuration.saveAccount(entry())));
        form.end(save);
    }

    void show(Configuration.State state) {
        Optional<Account> account = state.settings().account();
        address.setText(account.map(Account::name).orElse(""));
        user.setText(
                account.filter(a -> !a.authUser().equals(a.user()))
                        .map(Account::authUser)
                        .orElse(""));
        password.setText("");
        hint(password, account.isPresent() ? "as it is" : "");
        server.setText(
                account.flatMap(a -> a.servers().stream().findFirst())
                        .map(URI::toString)
                        .orElse(""));
        check();
        form.present();
        address.requestFocusInWindow();
    }

    private void check() {
        Optional<String> missing = AccountText.missing(address.getText(), server.getText());
        form.say(missing.orElse("Is saved to " + configuration.state().file() + "."), false);
        save.setEnabled(missing.isEmpty());
    }

    private AccountEntry entry() {
        String secret = new String(password.getPassword());
        return new AccountEntry(
                address.getText(),
                Optional.of(user.getText()).filter(u -> !u.isBlank()),
                secret.isEmpty() ? Optional.empty() : Optional.of(new Secret(secret)),
                server.getText(),
                Optional.of(configuration.state().settings().nickname()).filter(n -> !n.isBlank()));
    }

    private static void hint(JTextField field, String text) {
        field.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, text);
    }
}
