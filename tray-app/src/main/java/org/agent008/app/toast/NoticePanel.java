package org.agent008.app.toast;

import java.awt.Font;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.agent008.app.view.Badge;
import org.agent008.app.view.Glyph;
import org.agent008.app.view.Wish;
import org.agent008.app.window.Buttons;
import org.agent008.app.window.Look;

/** A notice on a desktop that shows none by itself. */
final class NoticePanel extends JPanel {
    private static final long serialVersionUID = 1;

    NoticePanel(Notice notice, Consumer<Wish> wishes, Runnable close) {
        super(new MigLayout("insets 10 14 10 12, wrap 2, gap 10 4", "[300:300:,grow,fill][14!]"));
        setBorder(BorderFactory.createLineBorder(UIManager.getColor("Component.borderColor")));
        setBackground(Look.card());
        getAccessibleContext().setAccessibleName(notice.title());
        add(Look.sized(Look.label(notice.title()), Font.BOLD, 1), "wmin 0");
        JButton away = Buttons.picture(new Glyph(Glyph.Shape.CLOSE, Badge.GREY), 14, "Close");
        away.addActionListener(_ -> close.run());
        add(away, "aligny top");
        add(text(notice.text()), "spanx 2, wmin 0");
        JPanel row = new JPanel(new MigLayout("insets 0, gap 6"));
        row.setOpaque(false);
        notice.actions().forEach(action -> row.add(button(action, wishes, close)));
        if (!notice.actions().isEmpty()) {
            add(row, "spanx 2, alignx right, growx 0");
        }
    }

    private static JTextArea text(String text) {
        JTextArea area = new JTextArea(text);
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.setEditable(false);
        area.setOpaque(false);
        area.setFont(UIManager.getFont("Label.font"));
        area.setForeground(Look.muted());
        area.getAccessibleContext().setAccessibleName(text);
        return area;
    }

    private static JButton button(Notice.Action action, Consumer<Wish> wishes, Runnable close) {
        JButton button = Buttons.plain(action.text());
        button.addActionListener(_ -> {
            close.run();
            wishes.accept(action.wish());
        });
        return button;
    }
}
