package org.agent008.app.toast;

import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.agent008.app.view.Badge;
import org.agent008.app.view.Glyph;
import org.agent008.app.window.Buttons;
import org.agent008.app.window.Look;

/** A sentence about something that went wrong. */
final class ProblemPanel extends JPanel {
    private static final long serialVersionUID = 1;

    ProblemPanel(String problem, Consumer<JComponent> close) {
        super(new MigLayout("insets 10 14 10 12, fillx", "[grow,fill][]"));
        setBorder(BorderFactory.createLineBorder(UIManager.getColor("Component.borderColor")));
        setBackground(Look.card());
        JTextArea text = new JTextArea(problem);
        text.setLineWrap(true);
        text.setWrapStyleWord(true);
        text.setEditable(false);
        text.setOpaque(false);
        text.setFont(UIManager.getFont("Label.font"));
        text.setForeground(Look.problem());
        text.getAccessibleContext().setAccessibleName(problem);
        add(text, "w 300!, wmin 0");
        JButton away = Buttons.picture(new Glyph(Glyph.Shape.CLOSE, Badge.GREY), 14, "Close");
        away.addActionListener(_ -> close.accept(this));
        add(away, "aligny top");
    }
}
