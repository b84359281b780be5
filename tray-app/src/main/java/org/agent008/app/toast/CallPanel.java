package org.agent008.app.toast;

import java.awt.Color;
import java.awt.Font;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.Timer;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.agent008.app.view.Badge;
import org.agent008.app.view.Choice;
import org.agent008.app.view.Glyph;
import org.agent008.app.view.Wish;
import org.agent008.app.window.Buttons;
import org.agent008.app.window.Look;

/** One call: who, how long, and what can be done. */
final class CallPanel extends JPanel {
    private static final long serialVersionUID = 1;
    private static final int PICTURE = 30;

    private final transient CallCard card;
    private final transient InstantSource clock;
    private final JLabel line = Look.label("");
    private final Timer tick = new Timer(500, _ -> tell());

    CallPanel(CallCard card, Consumer<Wish> wishes, InstantSource clock, Runnable hide) {
        super(new MigLayout("insets 12 14 12 12, wrap 3, gap 10 2", "[][250:250:,grow,fill][14!]"));
        this.card = card;
        this.clock = clock;
        setBorder(BorderFactory.createLineBorder(UIManager.getColor("Component.borderColor")));
        getAccessibleContext().setAccessibleName("Call with " + card.name());
        add(new Avatar(card.name(), 40), "spany 2");
        JComponent name = card.inContacts() ? link(wishes) : Look.label(card.name());
        add(Look.sized(name, Font.BOLD, 1.15f), "wmin 0");
        add(card.rings() ? new JLabel() : hiding(hide), "spany 2, aligny top");
        line.setForeground(Look.muted());
        add(line, "wmin 0, aligny top");
        card.transfer().ifPresent(text -> say(text, Look.muted()));
        card.problem().ifPresent(text -> say(text, Look.problem()));
        if (!card.decisions().isEmpty()) {
            add(decisions(wishes), "spanx 3, growx, gaptop 6");
        }
        if (!card.deeds().isEmpty()) {
            add(deeds(wishes), "spanx 3, growx, gaptop 6");
        }
        tell();
    }

    private JButton link(Consumer<Wish> wishes) {
        JButton link = Buttons.link(card.name());
        link.setToolTipText("More about this contact");
        link.getAccessibleContext().setAccessibleName("Contact " + card.name());
        link.addActionListener(_ -> wishes.accept(new Wish.ShowContact(card.id())));
        return link;
    }

    private static JButton hiding(Runnable hide) {
        JButton button =
                Buttons.picture(
                        new Glyph(Glyph.Shape.CLOSE, Badge.GREY), 14, "Hide; the call goes on");
        button.addActionListener(_ -> hide.run());
        return button;
    }

    private void say(String text, Color color) {
        JLabel label = Look.label(text);
        label.setForeground(color);
        add(label, "spanx 3, wmin 0, w ::360");
    }

    private JPanel decisions(Consumer<Wish> wishes) {
        JPanel row = row();
        for (Choice choice : card.decisions()) {
            row.add(
                    button(Buttons.filled(choice.text(), tone(choice)), choice, wishes),
                    "growx, pushx, sg");
        }
        return row;
    }

    private static Look.Tone tone(Choice choice) {
        return switch (choice.wish()) {
            case Wish.Decline _, Wish.DeclineTransfer _ -> Look.Tone.STOP;
            case Wish.EndAndAnswer _, Wish.GoBack _ -> Look.Tone.CARE;
            default -> Look.Tone.GO;
        };
    }

    /** The way out stands last, where it is on every phone. */
    private JPanel deeds(Consumer<Wish> wishes) {
        JPanel row = row();
        List<Choice> choices = card.deeds();
        Stream.concat(choices.stream().skip(1), choices.stream().limit(1))
                .map(choice -> button(picture(choice), choice, wishes))
                .forEach(button -> row.add(button, "growx, pushx, sg"));
        return row;
    }

    private static JButton picture(Choice choice) {
        return Buttons.captioned(choice.glyph(), PICTURE, choice.text());
    }

    private static JPanel row() {
        JPanel row = new JPanel(new MigLayout("insets 0, gap 6, fillx"));
        row.setOpaque(false);
        return row;
    }

    private JButton button(JButton button, Choice choice, Consumer<Wish> wishes) {
        button.getAccessibleContext().setAccessibleName(choice.before() + " " + card.name());
        button.addActionListener(_ -> wishes.accept(choice.wish()));
        return button;
    }

    private void tell() {
        String time = card.since().map(this::talked).orElse("");
        line.setText(
                Stream.of(card.number(), time, card.state())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" · ")));
    }

    private String talked(Instant since) {
        return clock(Duration.between(since, clock.instant()));
    }

    static String clock(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        return seconds < 3600
                ? String.format(Locale.ROOT, "%02d:%02d", seconds / 60, seconds % 60)
                : String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        seconds / 3600,
                        seconds / 60 % 60,
                        seconds % 60);
    }

    /** Ticks only while it can be seen. */
    @Override
    public void addNotify() {
        super.addNotify();
        if (card.since().isPresent()) {
            tell();
            tick.start();
        }
    }

    @Override
    public void removeNotify() {
        tick.stop();
        super.removeNotify();
    }

    @Override
    public void updateUI() {
        super.updateUI();
        setBackground(Look.card());
    }
}
